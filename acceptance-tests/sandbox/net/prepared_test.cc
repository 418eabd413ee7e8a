#include "acceptance-tests/sandbox/net/prepared.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <random>

#include "acceptance-tests/sandbox/net/field_type.h"
#include "acceptance-tests/sandbox/net/literal.h"

namespace sandbox {
namespace {

using testing::ElementsAre;

constexpr int kLongLong = static_cast<int>(FieldType::kLongLong);
constexpr int kVarString = 0xfd;

// The head of an execute packet behind the statement id: flags, iterations, null bitmap.
PayloadWriter Head(std::string_view nulls) {
  PayloadWriter head;
  head.Int(0, 1).Int(1, 4).Bytes(nulls);
  return head;
}

std::vector<Cell> Read(PreparedStatement* statement, std::string packet) {
  auto values = statement->ReadParameters(PayloadReader(packet));
  return values.ok() ? *values : std::vector<Cell>{"failed"};
}

TEST(PreparedStatement, ReadsValuesAndNulls) {
  PreparedStatement statement("SELECT ?, ?, ?", 3);
  const std::string packet = Head("\x02")
                                 .Int(1, 1)
                                 .Int(kLongLong, 2)
                                 .Int(kLongLong, 2)
                                 .Int(kVarString, 2)
                                 .Int(-7, 8)
                                 .LenencString("it's")
                                 .Take();
  EXPECT_THAT(Read(&statement, packet), ElementsAre(Cell("-7"), Cell(), Cell("'it\\'s'")));
}

TEST(PreparedStatement, RemembersTypes) {
  PreparedStatement statement("SELECT ?", 1);
  const std::string nul(1, '\0');
  EXPECT_FALSE(statement.ReadParameters(PayloadReader(Head(nul).Int(0, 1).Int(5, 8).Take())).ok());
  EXPECT_THAT(Read(&statement, Head(nul).Int(1, 1).Int(kLongLong, 2).Int(4, 8).Take()),
              ElementsAre(Cell("4")));
  EXPECT_THAT(Read(&statement, Head(nul).Int(0, 1).Int(5, 8).Take()), ElementsAre(Cell("5")));
}

TEST(PreparedStatement, LongDataIsUsedOnce) {
  PreparedStatement statement("SELECT ?", 1);
  const std::string nul(1, '\0');
  statement.AddLongData(PayloadReader(std::string_view("\0\0ab", 4)));
  statement.AddLongData(PayloadReader(std::string_view("\0\0cd", 4)));
  EXPECT_THAT(Read(&statement, Head(nul).Int(1, 1).Int(kVarString, 2).Take()),
              ElementsAre(Cell("'abcd'")));
  EXPECT_THAT(Read(&statement, Head(nul).Int(0, 1).LenencString("x").Take()),
              ElementsAre(Cell("'x'")));
}

TEST(PreparedStatement, BadLongDataFailsTheNextExecution) {
  PreparedStatement statement("SELECT ?", 1);
  const std::string execution =
      Head(std::string(1, '\0')).Int(1, 1).Int(kVarString, 2).LenencString("x").Take();
  statement.AddLongData(PayloadReader(std::string_view("\1\0ab", 4)));
  EXPECT_FALSE(statement.ReadParameters(PayloadReader(execution)).ok());
  EXPECT_TRUE(statement.ReadParameters(PayloadReader(execution)).ok());
  statement.AddLongData(PayloadReader(std::string_view("\0", 1)));
  EXPECT_FALSE(statement.ReadParameters(PayloadReader(execution)).ok());
}

TEST(PreparedStatement, TruncatedPacketsFail) {
  const std::string good = Head(std::string(1, '\0'))
                               .Int(1, 1)
                               .Int(kLongLong, 2)
                               .Int(kVarString, 2)
                               .Int(1, 8)
                               .LenencString("abc")
                               .Take();
  PreparedStatement whole("SELECT ?, ?", 2);
  EXPECT_TRUE(whole.ReadParameters(PayloadReader(good)).ok());
  for (size_t size = 0; size < good.size(); ++size) {
    PreparedStatement statement("SELECT ?, ?", 2);
    const std::string cut = good.substr(0, size);
    EXPECT_FALSE(statement.ReadParameters(PayloadReader(cut)).ok()) << size;
  }
}

TEST(PreparedStatement, SurvivesRandomBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? random() : 1);
    PreparedStatement statement("SELECT ?, ?", 2);
    const auto values = statement.ReadParameters(PayloadReader(bytes));
    if (values.ok()) {
      EXPECT_EQ(values->size(), 2u);
    }
  }
}

TEST(PreparedStatements, IdsAreNotUsedAgain) {
  PreparedStatements statements;
  EXPECT_EQ(*statements.Add(PreparedStatement("SELECT 1", 0)), 0u);
  EXPECT_EQ(*statements.Add(PreparedStatement("SELECT 2", 0)), 1u);
  statements.Close(1);
  EXPECT_EQ(statements.Find(1), nullptr);
  ASSERT_NE(statements.Find(0), nullptr);
  EXPECT_EQ(statements.Find(0)->text(), "SELECT 1");
  EXPECT_EQ(*statements.Add(PreparedStatement("SELECT 3", 0)), 2u);
}

struct LiteralCase {
  FieldType type;
  std::string bytes;
  std::string literal;
};

TEST(Literal, EachType) {
  const LiteralCase cases[] = {
      {FieldType::kTiny, "\xff", "-1"},
      {FieldType::kShort, PayloadWriter().Int(-2, 2).Take(), "-2"},
      {FieldType::kLong, PayloadWriter().Int(70000, 4).Take(), "70000"},
      {FieldType::kFloat, PayloadWriter().Int(std::bit_cast<uint32_t>(0.1f), 4).Take(), "0.1"},
      {FieldType::kDouble, PayloadWriter().Int(std::bit_cast<uint64_t>(0.1), 8).Take(), "0.1"},
      {FieldType::kDate, std::string("\x04\xe8\x07\x01\x1f", 5), "'2024-01-31'"},
      {FieldType::kDatetime, std::string("\x04\xe8\x07\x01\x1f", 5), "'2024-01-31 00:00:00'"},
      {FieldType::kDatetime, std::string("\x07\xe8\x07\x01\x1f\x0a\x0b\x0c", 8),
       "'2024-01-31 10:11:12'"},
      {FieldType::kTime, std::string("\x08\x01\x01\0\0\0\x01\x02\x03", 9), "'-25:02:03'"},
      {static_cast<FieldType>(0xfc),
       "\x03"
       "a\\b",
       "'a\\\\b'"},
  };
  for (const LiteralCase& c : cases) {
    PayloadReader packet(c.bytes);
    const auto literal = ReadLiteral(static_cast<uint16_t>(c.type), &packet);
    ASSERT_TRUE(literal.ok()) << c.literal;
    EXPECT_EQ(*literal, c.literal);
    EXPECT_TRUE(packet.AtEnd());
  }
}

TEST(Literal, UnsignedAndRefused) {
  PayloadReader max("\xff");
  EXPECT_EQ(*ReadLiteral(0x8000 | static_cast<uint16_t>(FieldType::kTiny), &max), "255");
  const std::string infinite = PayloadWriter().Int(0x7ff0000000000000, 8).Take();
  PayloadReader infinity(infinite);
  EXPECT_FALSE(ReadLiteral(static_cast<uint16_t>(FieldType::kDouble), &infinity).ok());
  PayloadReader unknown("\x01\x01\x01");
  EXPECT_FALSE(ReadLiteral(0x77, &unknown).ok());
}

}  // namespace
}  // namespace sandbox
