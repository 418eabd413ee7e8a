#include "provider/sdk/codec.h"

#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/sdk/builder.h"

namespace sdk {
namespace {

using cty::Value;
using testing::HasSubstr;

template <typename X>
void ExpectRoundTrip(const X& x) {
  const Value v = EncodeVal(Val<X>(x));
  EXPECT_TRUE(cty::Conforms(v, Codec<X>::Type()));
  EXPECT_EQ(DecodeVal<X>(v).value(), Val<X>(x));
}

TEST(Codec, RoundTrips) {
  ExpectRoundTrip<std::string>("");
  ExpectRoundTrip<std::string>("text");
  ExpectRoundTrip(true);
  ExpectRoundTrip(std::numeric_limits<int64_t>::min());
  ExpectRoundTrip(std::numeric_limits<int64_t>::max());
  ExpectRoundTrip(0.1);
  ExpectRoundTrip(-1e300);
  ExpectRoundTrip(std::vector<std::string>{});
  ExpectRoundTrip(std::vector<int64_t>{3, 1, 2});
  ExpectRoundTrip(std::set<std::string>{"b", "a"});
  ExpectRoundTrip(std::map<std::string, std::string>{{"k", "v"}});
  ExpectRoundTrip(std::vector<std::vector<std::string>>{{"a"}, {}});
}

TEST(Codec, V7_NullEmptyAndUnknownStayApart) {
  EXPECT_TRUE(EncodeVal(StringList()).IsNull());
  EXPECT_TRUE(EncodeVal(StringList::Unknown()).IsUnknown());
  EXPECT_EQ(EncodeVal(StringList(std::vector<std::string>{})), Value::List({}));
  EXPECT_TRUE(DecodeVal<std::string>(Value()).value().IsNull());
  EXPECT_TRUE(DecodeVal<std::string>(Value::Unknown()).value().IsUnknown());
}

TEST(Codec, ACollectionWithAnUnknownInsideIsUnknown) {
  const Value partly = Value::List({Value::String("a"), Value::Unknown()});
  EXPECT_TRUE(DecodeVal<std::vector<std::string>>(partly).value().IsUnknown());
  const Value map = Value::Map({{"k", Value::Unknown()}});
  EXPECT_TRUE((DecodeVal<std::map<std::string, std::string>>(map).value().IsUnknown()));
}

TEST(Codec, NullsInsideCollectionsAreRefused) {
  const auto list = DecodeVal<std::vector<std::string>>(Value::List({Value()}));
  EXPECT_THAT(std::string(list.status().message()), HasSubstr("null"));
  const auto map = DecodeVal<std::map<std::string, std::string>>(Value::Map({{"k", Value()}}));
  EXPECT_THAT(std::string(map.status().message()), HasSubstr("\"k\""));
}

TEST(Codec, NumbersThatDoNotFitAreRefused) {
  for (const char* text : {"1.5", "9223372036854775808", "-9223372036854775809", "1e40"}) {
    EXPECT_FALSE(DecodeVal<int64_t>(Value::Num(cty::Number::FromText(text).value())).ok()) << text;
  }
  const Value whole = Value::Num(cty::Number::FromText("9223372036854775807.0").value());
  EXPECT_EQ(*DecodeVal<int64_t>(whole).value(), std::numeric_limits<int64_t>::max());
}

struct Inner {
  String a, b;
  static void Describe(Schema<Inner>& s) {
    s.Optional("a", &Inner::a);
    s.Optional("b", &Inner::b);
  }
};

TEST(Codec, StructsKeepUnknownMembersApart) {
  const Value v = Value::Map({{"a", Value::Unknown()}, {"b", Value::String("b")}});
  const Object<Inner> inner = DecodeVal<Inner>(v).value();
  EXPECT_TRUE(inner->a.IsUnknown());
  EXPECT_EQ(*inner->b, "b");
  EXPECT_EQ(EncodeVal(inner), v);
  EXPECT_TRUE(DecodeVal<std::vector<Inner>>(Value::List({v})).value().IsUnknown());
}

TEST(Codec, ElementsOfASetOfObjectsHaveNoOrder) {
  Inner one, two;
  one.a = std::string("1");
  two.a = std::string("2");
  using Set = SetOf<Inner>;
  EXPECT_EQ(EncodeVal(Val<Set>(Set{{one, two}})), EncodeVal(Val<Set>(Set{{two, one, one}})));
}

TEST(ValDeathTest, ReadingWhatIsNotThereAborts) {
  EXPECT_DEATH(*String(), "");
  EXPECT_DEATH(*Int::Unknown(), "");
}

TEST(Val, NullUnknownAndValue) {
  EXPECT_TRUE(String().IsNull() && !String().IsUnknown() && !String().has_value());
  EXPECT_TRUE(String::Unknown().IsUnknown() && !String::Unknown().has_value());
  EXPECT_EQ(String(std::string("a")).value_or("b"), "a");
  EXPECT_EQ(String().value_or("b"), "b");
  EXPECT_EQ(String::Unknown().value_or("b"), "b");
  EXPECT_FALSE(String() == String::Unknown());
}

}  // namespace
}  // namespace sdk
