#include "provider/cty/msgpack.h"

#include <limits>
#include <string>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace cty {
namespace {

using testing::HasSubstr;

std::string Hex(const char* hex) { return absl::HexStringToBytes(hex); }

std::string Repeat(const std::string& text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

Type Nested(int depth) {
  Type type = Type::String();
  for (int i = 0; i < depth; ++i) type = Type::List(type);
  return type;
}

void ExpectRefused(const std::string& bytes, const Type& type, const char* message = "") {
  const absl::Status status = DecodeMsgpack(bytes, type).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr(message));
}

void ExpectBothWays(const Value& value, const Type& type) {
  const absl::StatusOr<std::string> bytes = EncodeMsgpack(value, type);
  ASSERT_TRUE(bytes.ok()) << bytes.status();
  EXPECT_EQ(DecodeMsgpack(*bytes, type).value(), value) << absl::BytesToHexString(*bytes);
}

const Type kPair = Type::Object({{"a", Type::String()}, {"b", Type::Number()}});

TEST(Msgpack, V2_ObjectsHaveExactlyTheirAttributes) {
  ExpectBothWays(Value::Map({{"a", Value()}, {"b", Value::Int(1)}}), kPair);
  ExpectRefused(Hex("81a161c0"), kPair, "an object with 2 attributes is required (1 given)");
  ExpectRefused(Hex("82a161c0a17ac0"), kPair, "unsupported attribute \"z\"");
  ExpectRefused(Hex("82a161c0a161c0"), kPair, "an attribute appears twice");
  ExpectRefused(Hex("82a161c0a1ffc0"), kPair, "unsupported attribute \"\\ufffd\"");
  ExpectRefused(Hex("8201c002c0"), kPair, "an attribute name must be a string");
  EXPECT_EQ(EncodeMsgpack(Value::Map({{"a", Value()}}), kPair).status().message(),
            "attribute \"b\" is required");
  EXPECT_EQ(EncodeMsgpack(Value::Map({{"a", Value()}, {"b", Value()}, {"c", Value()}}), kPair)
                .status()
                .message(),
            "unsupported attribute \"c\"");
}

TEST(Msgpack, V2_KeysAreWrittenSorted) {
  EXPECT_EQ(EncodeMsgpack(DecodeMsgpack(Hex("82a16201a161a178"), kPair).value(), kPair).value(),
            Hex("82a161a178a16201"));
}

TEST(Msgpack, V3_EveryExtCodeIsUnknown) {
  for (int code = 0; code < 256; ++code) {
    const std::string bytes = {'\xd4', static_cast<char>(code), '\x7f'};
    EXPECT_EQ(DecodeMsgpack(bytes, Type::String()).value(), Value::Unknown()) << code;
    EXPECT_EQ(DecodeMsgpack(bytes, kPair).value(), Value::Unknown()) << code;
  }
}

TEST(Msgpack, V3_UnknownIsWrittenAsFixext1) {
  EXPECT_EQ(EncodeMsgpack(Value::Unknown(), kPair).value(), Hex("d40000"));
  EXPECT_EQ(EncodeMsgpack(Value::Unknown({.not_null = true}), Type::Dynamic()).value(),
            Hex("d40000"));
}

TEST(Msgpack, V3_RefinementsBothWays) {
  ExpectBothWays(Value::Unknown({.not_null = true, .prefix = "arn:"}), Type::String());
  ExpectBothWays(Value::Unknown({.min = {{Number(-5), true}},
                                 .max = {{Number::FromText("0.1").value(), false}}}),
                 Type::Number());
  ExpectBothWays(Value::Unknown({.min_length = 0, .max_length = 70000}), Type::Map(Type::String()));
}

TEST(Msgpack, V3_UnknownRefinementKeysAreSkippedWhole) {
  // {99: [{"a": ext, "b": 1.0}, nil], 1: false}
  EXPECT_EQ(DecodeMsgpack(Hex("c71c0c82639282a161d40000a162cb3ff0000000000000c001c2c0c0c0c0c0"),
                          Type::String())
                .value(),
            Value::Unknown({.not_null = true}));
}

TEST(Msgpack, V3_BadRefinementsAreErrors) {
  for (const char* hex : {"c7030c8101c1", "c7030c810101", "c7030c810201", "c7030c810301",
                          "c7040c810391c0", "c7050c81039201c0", "c7050c810392c0c2", "c7030c8105ff",
                          "c7030c81a1c2", "c7020c8101", "c7020c8163", "c7030ca16161"}) {
    ExpectRefused(Hex(hex), Type::String(), "refinement");
  }
  ExpectRefused(Hex("c7030c810501"), Type::String(), "for another type");
  ExpectRefused(Hex("c804010c") + std::string(1025, '\xc0'), Type::String(), "oversized");
}

TEST(Msgpack, V3_LargeRefinementsAreCutOrDropped) {
  const std::string two_byte = Repeat("\xc3\xa9", 150);
  const Value cut =
      DecodeMsgpack(
          EncodeMsgpack(Value::Unknown({.prefix = "x" + two_byte}), Type::String()).value(),
          Type::String())
          .value();
  EXPECT_EQ(cut.refinement().prefix, "x" + Repeat("\xc3\xa9", 126));
  const Number huge = Number::FromText("1" + std::string(1500, '3')).value();
  EXPECT_EQ(EncodeMsgpack(Value::Unknown({.min = {{huge, true}}}), Type::Number()).value(),
            Hex("d40000"));
}

TEST(Msgpack, V4_NumbersStayExact) {
  for (const char* text :
       {"0", "-33", "128", "-32769", "4294967296", "9223372036854775807", "-9223372036854775808",
        "18446744073709551615", "0.1", "0.5", "1e400", "1e-400", "1e1000000", "Inf", "-Inf"}) {
    ExpectBothWays(Value::Num(Number::FromText(text).value()), Type::Number());
  }
  EXPECT_EQ(DecodeMsgpack(Hex("cfffffffffffffffff"), Type::Number()).value(),
            DecodeMsgpack("\xb4"
                          "18446744073709551615",
                          Type::Number())
                .value());
  EXPECT_NE(DecodeMsgpack(Hex("cb3fb999999999999a"), Type::Number()).value(),
            DecodeMsgpack("\xa3"
                          "0.1",
                          Type::Number())
                .value());
}

TEST(Msgpack, V5_StringsAndKeysAreNormalised) {
  EXPECT_EQ(DecodeMsgpack(Hex("a365cc81"), Type::String())->AsString(), "\xc3\xa9");
  EXPECT_EQ(DecodeMsgpack(Hex("81a365cc8101"), Type::Map(Type::Number())).value(),
            Value::Map({{"\xc3\xa9", Value::Int(1)}}));
  EXPECT_EQ(DecodeMsgpack(Hex("c7070c8102a365cc81c0"), Type::String())->refinement().prefix,
            "\xc3\xa9");
}

TEST(Msgpack, V6_SetsAreSortedAndWithoutDuplicates) {
  const Type type = Type::Set(Type::String());
  const Value set = DecodeMsgpack(Hex("94a162d40000a161a162"), type).value();
  EXPECT_EQ(EncodeMsgpack(set, type).value(), Hex("93a161a162d40000"));
}

TEST(Msgpack, V7_NullAndEmptyStayApart) {
  for (const Type& type : {Type::List(Type::Bool()), Type::Set(Type::Bool())}) {
    EXPECT_TRUE(DecodeMsgpack(Hex("c0"), type)->IsNull());
    EXPECT_EQ(DecodeMsgpack(Hex("90"), type)->AsSequence().size(), 0u);
  }
  ExpectBothWays(Value::Map({}), Type::Map(Type::String()));
  ExpectBothWays(Value(), Type::Map(Type::String()));
}

TEST(Msgpack, V8_DynamicCarriesItsType) {
  const Value v = Value::Dynamic(
      Type::List(Type::Dynamic()),
      Value::List({Value::Dynamic(Type::Bool(), Value::Bool(true)),
                   Value::Dynamic(Type::String(), Value()), Value(), Value::Unknown()}));
  ExpectBothWays(v, Type::Dynamic());
  ExpectRefused(Hex("9201c0"), Type::Dynamic(), "needs a type");
  ExpectRefused(Hex("92a478787878c0"), Type::Dynamic(), "invalid JSON");
}

TEST(Msgpack, V10_DepthIsLimited) {
  EXPECT_TRUE(DecodeMsgpack(Repeat("\x91", 64) + "\xa1x", Nested(64)).ok());
  ExpectRefused(Repeat("\x91", 65) + "\xa1x", Nested(65), "nested too deep");
  const std::string dynamic = Repeat("\x92\xa9\"dynamic\"", 100'000);
  ExpectRefused(dynamic, Type::Dynamic(), "nested too deep");
}

TEST(Msgpack, V10_ClaimedLengthsAllocateNothing) {
  ExpectRefused(Hex("ddffffffff"), Type::List(Type::String()));
  ExpectRefused(Hex("ddffffffffc0c0"), Type::Set(Type::String()));
  ExpectRefused(Hex("dfffffffffa161"), Type::Map(Type::String()));
  ExpectRefused(Hex("dbffffffff61"), Type::String());
  ExpectRefused(Hex("c6ffffffff61"), Type::String());
  ExpectRefused(Hex("c9ffffffff0c61"), Type::String());
}

TEST(Msgpack, V10_EveryTruncationIsRefused) {
  const Type type = Type::Object({{"d", Type::Dynamic()},
                                  {"l", Type::List(Type::Set(Type::Number()))},
                                  {"m", Type::Map(Type::Tuple({Type::Bool(), Type::String()}))},
                                  {"u", Type::String()}});
  const Value value = Value::Map(
      {{"d", Value::Dynamic(Type::String(), Value::String("x"))},
       {"l", Value::List({Value::Set({Value::Int(70000), Value::Num(*Number::FromDouble(0.5))})})},
       {"m", Value::Map({{"k", Value::List({Value::Bool(true), Value::String("text")})}})},
       {"u", Value::Unknown({.not_null = true, .prefix = "pre"})}});
  const std::string bytes = EncodeMsgpack(value, type).value();
  ASSERT_EQ(DecodeMsgpack(bytes, type).value(), value);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodeMsgpack(bytes.substr(0, size), type).ok()) << size;
  }
}

TEST(Msgpack, ErrorsNameThePlace) {
  const Type type = Type::Object({{"on", Type::Map(Type::List(Type::Set(Type::Bool())))}});
  ExpectRefused(Hex("81a26f6e81a16b92909101"), type, "on[\"k\"][1]: a bool is required");
  const Value bad =
      Value::Map({{"on", Value::Map({{"k", Value::List({Value::Set({Value::Int(1)})})}})}});
  EXPECT_EQ(EncodeMsgpack(bad, type).status().message(), "on[\"k\"][0]: a bool is required");
}

TEST(Msgpack, EncodeRefusesWhatDoesNotConform) {
  EXPECT_FALSE(EncodeMsgpack(Value::Int(1), Type::String()).ok());
  EXPECT_FALSE(EncodeMsgpack(Value::List({}), Type::Set(Type::String())).ok());
  EXPECT_FALSE(EncodeMsgpack(Value::List({}), Type::Tuple({Type::String()})).ok());
  EXPECT_FALSE(EncodeMsgpack(Value::String("x"), Type::Dynamic()).ok());
  EXPECT_FALSE(EncodeMsgpack(Value::Unknown({.prefix = "x"}), Type::Number()).ok());
}

}  // namespace
}  // namespace cty
