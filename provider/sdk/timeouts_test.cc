#include "provider/sdk/timeouts.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace sdk {
namespace {

using cty::Value;
using testing::EndsWith;

TEST(Timeouts, Durations) {
  EXPECT_EQ(ParseDuration("90s").value(), absl::Seconds(90));
  EXPECT_EQ(ParseDuration("1h30m").value(), absl::Minutes(90));
  EXPECT_EQ(ParseDuration("250ms").value(), absl::Milliseconds(250));
  for (const char* text : {"", "5", "0s", "-1m", "inf", "-inf", "5 minutes", "1d", "s", "5m x"}) {
    EXPECT_FALSE(ParseDuration(text).ok()) << text;
  }
}

TEST(Timeouts, TheAttributeIsLegalAndChecksItsValues) {
  schema::Schema s;
  s.attributes = {TimeoutsAttribute(absl::Minutes(15))};
  EXPECT_TRUE(schema::Problems(s, schema::Use::kResource).empty());
  ASSERT_EQ(s.attributes[0].nested->attributes.size(), 4u);
  for (const schema::Attribute& a : s.attributes[0].nested->attributes) {
    ASSERT_EQ(a.checks.size(), 1u);
    EXPECT_TRUE(a.checks[0](Value::String("5m")).ok());
    EXPECT_FALSE(a.checks[0](Value::String("soon")).ok());
  }
}

TEST(Timeouts, TheTextNamesTheDefaults) {
  const schema::Attribute a = TimeoutsAttribute(absl::Minutes(15));
  const std::vector<schema::Attribute>& each = a.nested->attributes;
  EXPECT_THAT(schema::Find(each, "create")->doc, EndsWith(" 15 minutes by default."));
  EXPECT_THAT(schema::Find(each, "read")->doc, EndsWith(" One minute by default."));
  EXPECT_THAT(TimeoutsAttribute(absl::Minutes(5)).nested->attributes[0].doc,
              EndsWith(" Five minutes by default."));
}

schema::Schema OfTwentyMinutes() {
  schema::Schema s;
  s.timeout = absl::Minutes(20);
  return s;
}

Value With(const char* operation, Value text) {
  return Value::Map({{"timeouts", Value::Map({{operation, std::move(text)}})}});
}

TEST(Timeouts, WhatTheObjectSays) {
  EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), With("create", Value::String("9m")), Operation::kCreate),
            absl::Minutes(9));
  EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), With("delete", Value::String("9m")), Operation::kDelete),
            absl::Minutes(9));
  EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), With("update", Value::String("9m")), Operation::kUpdate),
            absl::Minutes(9));
  EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), With("read", Value::String("9m")), Operation::kRead),
            absl::Minutes(9));
}

TEST(Timeouts, Defaults) {
  for (const Value& object :
       {Value(), Value::Unknown(), Value::Map({}), Value::Map({{"timeouts", Value::Unknown()}}),
        With("create", Value()), With("create", Value::Unknown()),
        With("create", Value::String("nonsense"))}) {
    EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), object, Operation::kCreate), absl::Minutes(20))
        << object.DebugString();
    EXPECT_EQ(TimeoutOf(OfTwentyMinutes(), object, Operation::kRead), absl::Minutes(1))
        << object.DebugString();
  }
}

}  // namespace
}  // namespace sdk
