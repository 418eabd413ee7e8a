// How long a call may take: the `timeouts` of plan or state.
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"
#include "provider/sdk/timeouts.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::Object;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::ThingServer;

class Budget : public testing::Test {
 protected:
  Budget() {
    thing_.create = [this](sdk::Call& call, const Value& plan, const Value&) {
      seen_ = call.context().Remaining();
      return plan;
    };
    thing_.update = [this](sdk::Call& call, const Value&, const Value& plan, const Value&) {
      seen_ = call.context().Remaining();
      return plan;
    };
    thing_.read = [this](sdk::Call& call, const Value& state) {
      seen_ = call.context().Remaining();
      return state;
    };
    thing_.remove = [this](sdk::Call& call, const Value&) {
      seen_ = call.context().Remaining();
      return absl::OkStatus();
    };
  }

  // The thing, with the timeout of each operation in minutes.
  Value Thing(int create, int read, int update, int del) {
    auto minutes = [](int n) { return Str(std::to_string(n) + "m"); };
    return Object(server_.schema(), {{"name", Str("a")},
                                     {"timeouts", Value::Map({{"create", minutes(create)},
                                                              {"read", minutes(read)},
                                                              {"update", minutes(update)},
                                                              {"delete", minutes(del)}})}});
  }
  void ExpectSeen(absl::Duration budget) {
    EXPECT_LE(seen_, budget);
    EXPECT_GT(seen_, budget - absl::Seconds(30));
  }

  static schema::Schema OfAnHour() {
    schema::Schema s = SchemaOf({Required("name"), sdk::TimeoutsAttribute(absl::Minutes(60))});
    s.timeout = absl::Minutes(60);
    return s;
  }

  ThingServer server_{OfAnHour()};
  engine_testing::FakeResource& thing_ = server_.thing();
  absl::Duration seen_;
};

TEST_F(Budget, CreateAndUpdateByThePlan) {
  server_.Create(Thing(11, 12, 13, 14), {});
  ExpectSeen(absl::Minutes(11));
  server_.Apply(Thing(1, 2, 3, 4), Thing(11, 12, 13, 14), {});
  ExpectSeen(absl::Minutes(13));
}

TEST_F(Budget, ReadAndDeleteByTheState) {
  server_.Read(Thing(11, 12, 13, 14));
  ExpectSeen(absl::Minutes(12));
  server_.Delete(Thing(11, 12, 13, 14));
  ExpectSeen(absl::Minutes(14));
}

TEST_F(Budget, WithoutAWordTheDefaults) {
  const Value plain = Object(server_.schema(), {{"name", Str("a")}});
  server_.Create(plain, plain);
  ExpectSeen(absl::Minutes(60));
  server_.Apply(plain, Object(server_.schema(), {{"name", Str("b")}}), {});
  ExpectSeen(absl::Minutes(60));
  server_.Delete(plain);
  ExpectSeen(absl::Minutes(60));
  server_.Read(plain);
  ExpectSeen(absl::Minutes(1));
}

}  // namespace
}  // namespace engine
