#include "provider/clients/starrocks/rows.h"

#include <gtest/gtest.h>

namespace starrocks {
namespace {

TEST(RowsTest, FindsColumnsWithoutCase) {
  const Rows rows{{"Name", "Builtin"}, {}};
  EXPECT_EQ(*rows.Column("builtin"), 1u);
  EXPECT_EQ(rows.FindColumn("NAME"), 0u);
  EXPECT_EQ(rows.FindColumn("Comment"), std::nullopt);
}

TEST(RowsTest, AnUnexpectedShapeIsAnErrorThatNamesIt) {
  const Rows rows{{"Name", "Builtin"}, {}};
  EXPECT_EQ(rows.Column("Comment").status().message(),
            "StarRocks answered in an unexpected shape: no column Comment among (Name, Builtin)");
  EXPECT_TRUE(rows.ExpectColumns(2).ok());
  EXPECT_EQ(rows.ExpectColumns(1).message(),
            "StarRocks answered in an unexpected shape: 1 column(s) expected, got (Name, Builtin)");
}

TEST(RowsTest, NullReadsAsEmpty) {
  EXPECT_EQ(TextOf(std::nullopt), "");
  EXPECT_EQ(TextOf("x"), "x");
}

}  // namespace
}  // namespace starrocks
