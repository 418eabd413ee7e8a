#include "provider/wire/fit.h"

#include "gtest/gtest.h"

namespace wire {
namespace {

using cty::Type;
using cty::Value;

const Type& ThingType() {
  static const auto* const type =
      new Type(Type::Object({{"name", Type::String()},
                             {"size", Type::Number()},
                             {"tags", Type::Set(Type::String())},
                             {"more", Type::Map(Type::Bool())},
                             {"pair", Type::Tuple({Type::Bool(), Type::String()})},
                             {"any", Type::Dynamic()}}));
  return *type;
}

TEST(FitTo, A6_KeepsWhatFits) {
  const Value value = Value::Map({{"name", Value::String("a")},
                                  {"size", Value::Int(3)},
                                  {"tags", Value::Set({Value::String("x")})},
                                  {"more", Value::Map({{"k", Value::Bool(true)}})},
                                  {"pair", Value::List({Value::Bool(true), Value::String("b")})},
                                  {"any", Value::Dynamic(Type::Bool(), Value::Bool(false))}});
  ASSERT_TRUE(cty::Conforms(value, ThingType()));
  EXPECT_EQ(FitTo(value, ThingType()), value);
}

TEST(FitTo, A6_MissingAndSurplusAndWrongAndUnknown) {
  const Value value = Value::Map({{"name", Value::String("a")},
                                  {"size", Value::String("three")},
                                  {"tags", Value::Set({Value::String("x"), Value::Int(1)})},
                                  {"more", Value::Unknown()},
                                  {"pair", Value::List({Value::Bool(true)})},
                                  {"surplus", Value::Bool(true)}});
  const Value fitted = FitTo(value, ThingType());
  EXPECT_TRUE(cty::Conforms(fitted, ThingType()));
  EXPECT_TRUE(fitted.IsWhollyKnown());
  EXPECT_EQ(fitted, Value::Map({{"name", Value::String("a")},
                                {"size", Value::Null()},
                                {"tags", Value::Set({Value::String("x"), Value::Null()})},
                                {"more", Value::Null()},
                                {"pair", Value::List({Value::Bool(true), Value::Null()})},
                                {"any", Value::Null()}}));
}

TEST(FitTo, A6_NullStaysNull) { EXPECT_TRUE(FitTo(Value::Null(), ThingType()).IsNull()); }

}  // namespace
}  // namespace wire
