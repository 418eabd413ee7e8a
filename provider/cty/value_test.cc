#include "provider/cty/value.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace cty {
namespace {

Value Str(const char* text) { return Value::String(text); }

TEST(Value, KindsAndAccessors) {
  EXPECT_TRUE(Value().IsNull());
  EXPECT_TRUE(Value().IsKnown());
  EXPECT_TRUE(Value::Unknown().IsUnknown());
  EXPECT_TRUE(Value::Unknown().refinement().empty());
  EXPECT_TRUE(Value::Unknown({.not_null = true}).refinement().not_null);
  EXPECT_TRUE(Value::Bool(true).AsBool());
  EXPECT_EQ(Value::Int(5).AsNumber().AsInt64(), 5);
  EXPECT_EQ(Str("x").AsString(), "x");
  const Value dynamic = Value::Dynamic(Type::String(), Str("x"));
  EXPECT_EQ(dynamic.dynamic_type(), Type::String());
  EXPECT_EQ(dynamic.dynamic_value(), Str("x"));
}

TEST(ValueDeathTest, AccessorsCheckTheKind) {
  EXPECT_DEATH(Value().AsString(), "another kind");
  EXPECT_DEATH(Value::Unknown().AsBool(), "another kind");
  EXPECT_DEATH(Str("x").AsMembers(), "another kind");
  EXPECT_DEATH(Value().With("a", Str("x")), "another kind");
}

TEST(Value, GetAndWith) {
  const Value object = Value::Map({{"a", Value::Int(1)}});
  EXPECT_EQ(object.Get("a"), Value::Int(1));
  EXPECT_TRUE(object.Get("b").IsNull());
  EXPECT_TRUE(Value().Get("a").IsNull());
  EXPECT_TRUE(Value::Unknown().Get("a").IsUnknown());
  const Value changed = object.With("a", Value::Int(2)).With("b", Value::Int(3));
  EXPECT_EQ(changed, Value::Map({{"a", Value::Int(2)}, {"b", Value::Int(3)}}));
  EXPECT_EQ(object.Get("a"), Value::Int(1));
}

TEST(Value, V6_SetsHaveNoOrderAndNoDuplicates) {
  EXPECT_EQ(Value::Set({Str("b"), Str("a"), Str("b")}), Value::Set({Str("a"), Str("b")}));
  EXPECT_EQ(Value::Set({Value::Num(Number::FromText("1.0").value()), Value::Int(1)}),
            Value::Set({Value::Int(1)}));
  EXPECT_EQ(Value::Set({Value(), Value()}).AsSequence().size(), 1u);
  EXPECT_NE(Value::Set({Str("a")}), Value::List({Str("a")}));
}

TEST(Value, V6_UnknownElementsOfASetAreAllKept) {
  const Value half = Value::Map({{"a", Str("x")}, {"b", Value::Unknown()}});
  EXPECT_EQ(Value::Set({Value::Unknown(), Value::Unknown()}).AsSequence().size(), 2u);
  EXPECT_EQ(Value::Set({half, half, Value::Unknown()}).AsSequence().size(), 3u);
}

TEST(Value, V7_NullAndEmptyDiffer) {
  EXPECT_NE(Value(), Value::List({}));
  EXPECT_NE(Value(), Value::Map({}));
  EXPECT_NE(Value(), Str(""));
  EXPECT_NE(Value(), Value::Unknown());
}

TEST(Value, OrderIsTotal) {
  const std::vector<Value> ascending = {Value::Bool(false),
                                        Value::Bool(true),
                                        Value::Int(-1),
                                        Value::Num(Number::FromText("0.1").value()),
                                        Value::Int(2),
                                        Str(""),
                                        Str("a"),
                                        Value::List({}),
                                        Value::List({Value::Int(1)}),
                                        Value::List({Value::Int(1), Value()}),
                                        Value::List({Value::Int(2)}),
                                        Value::Set({}),
                                        Value::Map({}),
                                        Value::Map({{"a", Value::Int(1)}}),
                                        Value::Map({{"a", Value()}}),
                                        Value::Map({{"b", Value::Int(0)}}),
                                        Value::Dynamic(Type::Bool(), Value()),
                                        Value::Dynamic(Type::String(), Str("a")),
                                        Value::Dynamic(Type::String(), Value()),
                                        Value(),
                                        Value::Unknown(),
                                        Value::Unknown({.max_length = 3}),
                                        Value::Unknown({.min = {{Number(1), false}}}),
                                        Value::Unknown({.min = {{Number(1), true}}}),
                                        Value::Unknown({.prefix = "p"}),
                                        Value::Unknown({.not_null = true})};
  for (size_t i = 0; i < ascending.size(); ++i) {
    for (size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(Value::Less(ascending[i], ascending[j]), i < j) << i << ' ' << j;
      EXPECT_EQ(ascending[i] == ascending[j], i == j) << i << ' ' << j;
    }
  }
}

TEST(Value, WhollyKnownLooksInside) {
  EXPECT_TRUE(Value().IsWhollyKnown());
  EXPECT_TRUE(Value::List({Value(), Str("a")}).IsWhollyKnown());
  EXPECT_FALSE(Value::Map({{"a", Value::List({Value::Unknown()})}}).IsWhollyKnown());
  EXPECT_FALSE(Value::Dynamic(Type::Bool(), Value::Unknown()).IsWhollyKnown());
}

TEST(Value, UnknownsToNull) {
  const Value before = Value::Map({{"a", Value::Unknown({.not_null = true})},
                                   {"s", Value::Set({Value::Unknown(), Value(), Str("x")})},
                                   {"d", Value::Dynamic(Type::Bool(), Value::Unknown())}});
  EXPECT_EQ(UnknownsToNull(before), Value::Map({{"a", Value()},
                                                {"s", Value::Set({Value(), Str("x")})},
                                                {"d", Value::Dynamic(Type::Bool(), Value())}}));
}

TEST(Conforms, V2_ObjectsHaveExactlyTheirAttributes) {
  const Type type = Type::Object({{"a", Type::String()}, {"b", Type::Number()}});
  EXPECT_TRUE(Conforms(Value::Map({{"a", Value()}, {"b", Value::Int(1)}}), type));
  EXPECT_FALSE(Conforms(Value::Map({{"a", Value()}}), type));
  EXPECT_FALSE(Conforms(Value::Map({{"a", Value()}, {"b", Value()}, {"c", Value()}}), type));
  EXPECT_FALSE(Conforms(Value::Map({{"a", Value()}, {"c", Value()}}), type));
  EXPECT_FALSE(Conforms(Value::Map({{"a", Value::Int(1)}, {"b", Value()}}), type));
}

TEST(Conforms, KindsAgreeAllTheWayDown) {
  const Value list = Value::List({Str("a")});
  EXPECT_TRUE(Conforms(list, Type::List(Type::String())));
  EXPECT_FALSE(Conforms(list, Type::List(Type::Bool())));
  EXPECT_FALSE(Conforms(list, Type::Set(Type::String())));
  EXPECT_TRUE(Conforms(list, Type::Tuple({Type::String()})));
  EXPECT_FALSE(Conforms(list, Type::Tuple({Type::String(), Type::String()})));
  EXPECT_FALSE(Conforms(list, Type::Dynamic()));
  EXPECT_TRUE(Conforms(Value::Dynamic(Type::Bool(), Value()), Type::Dynamic()));
  EXPECT_FALSE(Conforms(Value::Dynamic(Type::Bool(), Str("x")), Type::Dynamic()));
  EXPECT_TRUE(Conforms(Value(), Type::Bool()));
}

TEST(Conforms, V3_RefinementsAreOfTheTypesKind) {
  const Value prefix = Value::Unknown({.not_null = true, .prefix = "p"});
  const Value bound = Value::Unknown({.max = {{Number(1), true}}});
  const Value length = Value::Unknown({.min_length = 1});
  EXPECT_TRUE(Conforms(prefix, Type::String()));
  EXPECT_FALSE(Conforms(prefix, Type::Number()));
  EXPECT_TRUE(Conforms(bound, Type::Number()));
  EXPECT_FALSE(Conforms(bound, Type::String()));
  EXPECT_TRUE(Conforms(length, Type::Set(Type::Bool())));
  EXPECT_FALSE(Conforms(length, Type::Object({})));
  EXPECT_FALSE(Conforms(length, Type::Dynamic()));
}

TEST(Value, DebugString) {
  EXPECT_EQ(Value::Map({{"a", Value::List({Value(), Value::Unknown(), Value::Bool(true)})},
                        {"b", Value::Dynamic(Type::Number(), Value::Int(1))},
                        {"c", Str("x\n\xff")}})
                .DebugString(),
            R"({"a":[null,(unknown),true],"b":("number")1,"c":"x\n\ufffd"})");
}

}  // namespace
}  // namespace cty
