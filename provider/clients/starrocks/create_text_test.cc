#include "provider/clients/starrocks/create_text.h"

#include <gtest/gtest.h>

namespace starrocks {
namespace {

using Properties = std::map<std::string, std::string>;

TEST(CreateTextTest, ReadsProperties) {
  EXPECT_EQ(*PropertiesIn("CREATE DATABASE `analytics`"), Properties());
  EXPECT_EQ(*PropertiesIn("CREATE DATABASE `a`\nPROPERTIES (\"storage_volume\" = \"v\")"),
            (Properties{{"storage_volume", "v"}}));
  EXPECT_EQ(
      *PropertiesIn("CREATE X `a`\nPROPERTIES (\"k\"  =  \"v\",\n\"q\"=\"a \\\"b\\\" \\c\"\n)"),
      (Properties{{"k", "v"}, {"q", "a \"b\" \\c"}}));
}

TEST(CreateTextTest, AnUnknownShapeIsAnErrorThatShowsIt) {
  for (std::string_view text :
       {"X PROPERTIES", "X PROPERTIES ()", "X PROPERTIES (\"k\")", "X PROPERTIES (\"k\" = v)",
        "X PROPERTIES (\"k\" = \"v\"", "X PROPERTIES (\"k\" = \"v\") MORE",
        "X PROPERTIES (\"k\" = \"v", "X PROPERTIES (\"k\" = \"v\",)"}) {
    const absl::Status status = PropertiesIn(text).status();
    EXPECT_FALSE(status.ok()) << text;
    EXPECT_NE(status.ToString().find(text), std::string::npos);
  }
}

}  // namespace
}  // namespace starrocks
