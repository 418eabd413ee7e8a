#include "acceptance-tests/sandbox/net/result_writer.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

std::string Hex(std::string_view payload) { return absl::BytesToHexString(base::ToAbsl(payload)); }

// The bytes are those of a real front end.
TEST(ResultWriter, ColumnsAsRecorded) {
  EXPECT_EQ(
      Hex(ColumnPayload({.name = "d", .type = 0xf6, .charset = 63, .length = 6, .decimals = 1})),
      "03646566000000016401640c3f0006000000f60000010000");
  EXPECT_EQ(Hex(ColumnPayload({.name = "Name", .length = 300})),
            "03646566000000044e616d65044e616d650c21002c010000fd0000000000");
}

TEST(ResultWriter, ColumnsWithTableAndOtherName) {
  EXPECT_EQ(Hex(ColumnPayload({.name = "a",
                               .length = 0,
                               .schema = "s",
                               .table = "t",
                               .org_table = "o",
                               .org_name = "b"})),
            "03646566"
            "01730174016f"
            "01610162"
            "0c210000000000fd0000000000");
}

TEST(ResultWriter, OkErrorAndEof) {
  EXPECT_EQ(Hex(OkPayload({}, 0)), "00000000000000");
  EXPECT_EQ(Hex(OkPayload({.affected = 300, .info = "i"}, 8)),
            "00fc2c010008000000"
            "0169");
  EXPECT_EQ(ErrorPayload({5501, "3F000", "Unknown database 'x'"}),
            "\xff\x7d\x15#3F000Unknown database 'x'");
  EXPECT_EQ(Hex(EofPayload(8)), "fe00000800");
}

TEST(ResultWriter, TextRowTellsNullFromEmpty) {
  EXPECT_EQ(Hex(TextRowPayload({"1", std::nullopt, ""})), "0131fb00");
}

}  // namespace
}  // namespace sandbox
