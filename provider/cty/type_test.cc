#include "provider/cty/type.h"

#include <string>

#include "gtest/gtest.h"

namespace cty {
namespace {

std::string NestedList(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "[\"list\",";
  return out + "\"string\"" + std::string(static_cast<size_t>(depth), ']');
}

std::string NestedObject(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "[\"object\",{\"a\":";
  out += "\"bool\"";
  for (int i = 0; i < depth; ++i) out += "}]";
  return out;
}

TEST(Type, JsonBothWays) {
  const Type type = Type::Object({{"z", Type::List(Type::String())},
                                  {"a", Type::Tuple({Type::Bool(), Type::Dynamic()})},
                                  {"m", Type::Map(Type::Set(Type::Number()))}});
  const std::string json =
      R"(["object",{"a":["tuple",["bool","dynamic"]],"m":["map",["set","number"]],)"
      R"("z":["list","string"]}])";
  EXPECT_EQ(type.ToJson(), json);
  EXPECT_EQ(Type::FromJson(json).value(), type);
  EXPECT_EQ(Type::FromJson(R"( [ "object" , { "b" : "bool" , "a" : "string" } ] )")->ToJson(),
            R"(["object",{"a":"string","b":"bool"}])");
}

TEST(Type, OptionalAttributesAreIgnored) {
  EXPECT_EQ(Type::FromJson(R"(["object",{"a":"string"},["a"]])").value(),
            Type::Object({{"a", Type::String()}}));
  EXPECT_FALSE(Type::FromJson(R"(["object",{"a":"string"},[1]])").ok());
  EXPECT_FALSE(Type::FromJson(R"(["list","string",["a"]])").ok());
}

TEST(Type, RefusesWhatIsNoType) {
  for (const char* json :
       {"", "null", "1", "{}", "[]", R"("str")", R"(["list"])", R"(["list",1])",
        R"(["box","bool"])", R"(["string"])", R"([["list"],"string"])", R"(["tuple","string"])",
        R"(["object",[]])", R"(["object",{"a":"string","a":"bool"}])", R"(["list","string"]x)",
        R"("string)"}) {
    EXPECT_EQ(Type::FromJson(json).status().code(), absl::StatusCode::kInvalidArgument) << json;
  }
}

TEST(Type, V10_DepthIsLimited) {
  for (const auto& nested : {NestedList, NestedObject}) {
    EXPECT_TRUE(Type::FromJson(nested(64)).ok());
    EXPECT_FALSE(Type::FromJson(nested(65)).ok());
    EXPECT_FALSE(Type::FromJson(nested(200'000)).ok());
  }
}

TEST(Type, EqualityAndTraits) {
  EXPECT_EQ(Type::List(Type::String()), Type::List(Type::String()));
  EXPECT_NE(Type::List(Type::String()), Type::Set(Type::String()));
  EXPECT_NE(Type::Tuple({Type::Bool()}), Type::Tuple({Type::Bool(), Type::Bool()}));
  EXPECT_NE(Type::Object({{"a", Type::Bool()}}), Type::Object({{"b", Type::Bool()}}));
  EXPECT_TRUE(Type::Object({{"a", Type::Map(Type::Dynamic())}}).HasDynamic());
  EXPECT_FALSE(Type::Tuple({Type::Bool(), Type::List(Type::String())}).HasDynamic());
  EXPECT_TRUE(Type::Number().IsPrimitive());
  EXPECT_FALSE(Type::Dynamic().IsPrimitive());
}

TEST(TypeDeathTest, AccessorsCheckTheKind) {
  EXPECT_DEATH(Type::String().element(), "another kind");
  EXPECT_DEATH(Type::List(Type::Bool()).attributes(), "another kind");
}

}  // namespace
}  // namespace cty
