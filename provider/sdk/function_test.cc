#include "provider/sdk/function.h"

#include "gtest/gtest.h"
#include "provider/sdk/builder.h"

namespace sdk {
namespace {

using cty::Value;

struct Pair {
  String left, right;
  static void Describe(Schema<Pair>& s) {
    s.Computed("left", &Pair::left);
    s.Computed("right", &Pair::right);
  }
};

Function Split() {
  return MakeFunction<Pair(std::string, int64_t)>(
      "split", "Splits a text", "Splits a text in two.", {{"text", "The text."}, {"at", "Where."}},
      [](const std::string& text, const int64_t& at) -> absl::StatusOr<Pair> {
        if (at < 0 || static_cast<size_t>(at) > text.size()) {
          return AtArgument(1, absl::OutOfRangeError("The place is outside of the text."));
        }
        Pair pair;
        pair.left = text.substr(0, static_cast<size_t>(at));
        pair.right = text.substr(static_cast<size_t>(at));
        return pair;
      });
}

TEST(Function, DescribesItself) {
  const Function f = Split();
  EXPECT_EQ(f.name, "split");
  EXPECT_EQ(f.summary, "Splits a text");
  ASSERT_EQ(f.parameters.size(), 2u);
  EXPECT_EQ(f.parameters[0].name, "text");
  EXPECT_EQ(f.parameters[0].type, cty::Type::String());
  EXPECT_EQ(f.parameters[1].type, cty::Type::Number());
  EXPECT_EQ(f.result,
            cty::Type::Object({{"left", cty::Type::String()}, {"right", cty::Type::String()}}));
  EXPECT_FALSE(f.variadic || f.parameters[0].allow_null || f.parameters[0].allow_unknown);
}

TEST(Function, F1_RunsOnTypedValues) {
  const Value result = Split().run({Value::String("abc"), Value::Int(1)}).value();
  EXPECT_EQ(result, Value::Map({{"left", Value::String("a")}, {"right", Value::String("bc")}}));
}

TEST(Function, F4_ErrorsKeepTheArgument) {
  const auto outside = Split().run({Value::String("abc"), Value::Int(4)});
  EXPECT_EQ(ArgumentOf(outside.status()), 1);
}

TEST(Function, F4_AnArgumentThatDoesNotFitIsNamed) {
  const Value half = Value::Num(cty::Number::FromText("1.5").value());
  const auto bad = Split().run({Value::String("abc"), half});
  EXPECT_EQ(ArgumentOf(bad.status()), 1);
  EXPECT_FALSE(bad.ok());
}

}  // namespace
}  // namespace sdk
