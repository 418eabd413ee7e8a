#include "provider/cty/json.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace cty {
namespace {

using testing::HasSubstr;

const Type kPair = Type::Object({{"a", Type::String()}, {"b", Type::List(Type::Number())}});

void ExpectRefused(const std::string& json, const Type& type, const char* message = "") {
  const absl::Status status = DecodeJson(json, type).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << json;
  EXPECT_THAT(std::string(status.message()), HasSubstr(message)) << json;
}

TEST(Json, V2_UnknownAttributesAreRefusedOrIgnored) {
  const std::string json = R"({"old":{"x":[1]},"a":"x"})";
  ExpectRefused(json, kPair, "attribute \"b\" is required");
  ExpectRefused(R"({"a":"x","b":null,"c":1})", kPair, "unsupported attribute \"c\"");
  EXPECT_EQ(DecodeJson(json, kPair, UnknownAttributes::kIgnore).value(),
            Value::Map({{"a", Value::String("x")}, {"b", Value()}}));
  const Type nested = Type::List(kPair);
  EXPECT_EQ(DecodeJson(R"([{"z":1}])", nested, UnknownAttributes::kIgnore).value(),
            Value::List({Value::Map({{"a", Value()}, {"b", Value()}})}));
}

TEST(Json, V4_NumbersKeepTheirText) {
  for (const char* text : {"0", "-1", "0.1", "18446744073709551615", "-9223372036854775809",
                           "123456789012345678901234567890.5", "1e400", "1e-400", "1e4000"}) {
    const absl::StatusOr<Value> v = DecodeJson(text, Type::Number());
    ASSERT_TRUE(v.ok()) << text;
    EXPECT_EQ(v->AsNumber(), Number::FromText(text).value()) << text;
    EXPECT_EQ(DecodeJson(EncodeJson(*v, Type::Number()).value(), Type::Number()).value(), *v);
  }
  ExpectRefused("1e100000", Type::Number(), "invalid JSON");
}

TEST(Json, V5_StringsAndKeysAreNormalised) {
  EXPECT_EQ(DecodeJson(R"("e\u0301")", Type::String())->AsString(), "\xc3\xa9");
  EXPECT_EQ(DecodeJson("{\"e\\u0301\":true}", Type::Map(Type::Bool())).value(),
            Value::Map({{"\xc3\xa9", Value::Bool(true)}}));
}

TEST(Json, V7_NullAndEmptyStayApart) {
  const Type type = Type::Set(Type::String());
  EXPECT_TRUE(DecodeJson("null", type)->IsNull());
  EXPECT_EQ(DecodeJson("[]", type).value(), Value::Set({}));
  EXPECT_EQ(EncodeJson(Value(), type).value(), "null");
  EXPECT_EQ(EncodeJson(Value::Set({}), type).value(), "[]");
}

TEST(Json, V8_DynamicCarriesItsType) {
  const Value v = Value::Dynamic(Type::Set(Type::Number()), Value::Set({Value::Int(1)}));
  EXPECT_EQ(DecodeJson(R"({"type":["set","number"],"value":[1,1]})", Type::Dynamic()).value(), v);
  EXPECT_EQ(EncodeJson(v, Type::Dynamic()).value(), R"({"value":[1],"type":["set","number"]})");
  ExpectRefused(R"({"type":"string"})", Type::Dynamic(), "a type and a value");
  ExpectRefused(R"({"type":"str","value":"x"})", Type::Dynamic(), "no such type name");
  ExpectRefused(R"("x")", Type::Dynamic(), "a value with its type is required");
}

TEST(Json, V10_DepthIsLimited) {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  Type type = Type::List(Type::String());
  for (int i = 1; i < 70; ++i) type = Type::List(type);
  EXPECT_TRUE(DecodeJson(nested(64), type).ok());
  ExpectRefused(nested(65), type, "nested too deep");
  ExpectRefused(nested(200'000), type, "nested too deep");
  ExpectRefused(std::string(200'000, '['), type, "nested too deep");
}

TEST(Json, DuplicateKeysAreErrors) {
  ExpectRefused(R"({"a":"x","a":"y"})", Type::Map(Type::String()), "a key appears twice");
  ExpectRefused("{\"e\\u0301\":1,\"\\u00e9\":2}", Type::Map(Type::Number()), "appears twice");
}

TEST(Json, MalformedTextIsRefusedAndNeverQuoted) {
  for (const char* json : {"", "s3cret", "\"s3cret", "[1,]", "{\"a\" 1}", "[1] 2", "01", "\"\xff\"",
                           "nan", "'x'", "[1 /* c */]"}) {
    ExpectRefused(json, Type::String(), "invalid JSON");
    EXPECT_THAT(std::string(DecodeJson(json, Type::String()).status().message()),
                testing::Not(HasSubstr("s3cret")));
  }
}

TEST(Json, ErrorsNameThePlace) {
  ExpectRefused(R"({"a":"x","b":[1,"2"]})", kPair, "b[1]: a number is required");
  ExpectRefused("[true]", Type::Tuple({Type::Bool(), Type::Bool()}), "a tuple of length 2");
  const Value unknown = Value::Map({{"a", Value()}, {"b", Value::List({Value::Unknown()})}});
  EXPECT_EQ(EncodeJson(unknown, kPair).status().message(), "b[0]: JSON has no unknown values");
  EXPECT_EQ(
      EncodeJson(Value::Num(Number::FromText("Inf").value()), Type::Number()).status().message(),
      "JSON has no infinity");
  EXPECT_FALSE(EncodeJson(Value::Int(1), Type::String()).ok());
}

TEST(Json, EscapesAsCtyDoes) {
  const std::string text = std::string("\"\\/\b\f\n\r\t\x01<>&\xe2\x80\xa8\x7f\0\xc3\xa9", 19);
  EXPECT_EQ(EncodeJson(Value::String(text), Type::String()).value(),
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u003c\\u003e\\u0026\\u2028\x7f\\u0000\xc3\xa9\"");
  EXPECT_EQ(EncodeJson(Value::String("a\xff"), Type::String()).value(), R"("a\ufffd")");
}

}  // namespace
}  // namespace cty
