#include "acceptance-tests/sandbox/net/binary_row.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "acceptance-tests/sandbox/net/field_type.h"

namespace sandbox {
namespace {

struct CellCase {
  FieldType type;
  std::string text;
  std::string hex;  // behind header and null bitmap; empty = refused
};

class BinaryCellTest : public testing::TestWithParam<CellCase> {};

TEST_P(BinaryCellTest, Encodes) {
  const CellCase& c = GetParam();
  const auto row =
      BinaryRowPayload({{.name = "c", .type = static_cast<uint8_t>(c.type)}}, {c.text});
  ASSERT_EQ(row.ok(), !c.hex.empty()) << c.text;
  if (row.ok()) {
    EXPECT_EQ(absl::BytesToHexString(*row), "0000" + c.hex) << c.text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, BinaryCellTest,
    testing::Values(CellCase{FieldType::kTiny, "1", "01"}, CellCase{FieldType::kTiny, "-1", "ff"},
                    CellCase{FieldType::kTiny, "x", ""}, CellCase{FieldType::kShort, "-2", "feff"},
                    CellCase{FieldType::kLong, "300", "2c010000"},
                    CellCase{FieldType::kLongLong, "18446744073709551615", "ffffffffffffffff"},
                    CellCase{FieldType::kLongLong, "99999999999999999999", ""},
                    CellCase{FieldType::kFloat, "1.5", "0000c03f"},
                    CellCase{FieldType::kDouble, "2.5", "0000000000000440"},
                    CellCase{FieldType::kDouble, "", ""},
                    CellCase{FieldType::kDate, "2024-01-31", "04e807011f"},
                    CellCase{FieldType::kDate, "2024-01", ""},
                    CellCase{FieldType::kDate, "2024-01-31-1", ""},
                    CellCase{FieldType::kDatetime, "2024-01-31 10:11:12", "07e807011f0a0b0c"},
                    CellCase{FieldType::kDatetime, "2024-01-31 10:11:12.5",
                             "0be807011f0a0b0c20a10700"},
                    CellCase{FieldType::kDatetime, "2024-01-31 10:11", ""},
                    CellCase{FieldType::kTime, "00:00:00", "00"},
                    CellCase{FieldType::kTime, "-25:01:02", "080101000000010102"},
                    CellCase{static_cast<FieldType>(0xf6), "1.5", "03312e35"},
                    CellCase{static_cast<FieldType>(0xfd), "abc", "03616263"}));

TEST(BinaryRow, NullsAreBits) {
  const std::vector<Column> columns(7, Column{.name = "c", .type = 1});
  std::vector<Cell> row(7);
  row[1] = "5";
  const auto payload = BinaryRowPayload(columns, row);
  ASSERT_TRUE(payload.ok());
  EXPECT_EQ(absl::BytesToHexString(*payload), "00f40105");
}

TEST(BinaryRow, RefusesARowOfAnotherWidth) {
  EXPECT_FALSE(BinaryRowPayload({{.name = "c"}}, {}).ok());
}

}  // namespace
}  // namespace sandbox
