#include "provider/engine/locks.h"

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using testing::HasSubstr;

class Locks : public testing::Test {
 protected:
  base::Context Within(absl::Duration budget) {
    return base::Context(&stop_, absl::Now() + budget);
  }
  base::StopSignal stop_;
  KeyedLocks locks_;
};

TEST_F(Locks, OneHolderAKey) {
  auto held = locks_.Acquire("a", Within(absl::Minutes(1)));
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(locks_.Acquire("a", Within(absl::Milliseconds(20))).status().code(),
            absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(locks_.Acquire("b", Within(absl::Minutes(1))).ok());
}

TEST_F(Locks, TheGuardGivesTheKeyBack) {
  { auto held = locks_.Acquire("a", Within(absl::Minutes(1))); }
  EXPECT_TRUE(locks_.Acquire("a", Within(absl::Milliseconds(20))).ok());
}

TEST_F(Locks, AnEmptyKeyLocksNothing) {
  auto one = locks_.Acquire("", Within(absl::Minutes(1)));
  EXPECT_TRUE(locks_.Acquire("", Within(absl::Milliseconds(20))).ok());
}

TEST_F(Locks, AWaiterGivesUpWithAStop) {
  auto held = locks_.Acquire("a", Within(absl::Minutes(1)));
  const base::Context context = Within(absl::Minutes(1));
  stop_.Stop();
  EXPECT_EQ(locks_.Acquire("a", context).status().code(), absl::StatusCode::kCancelled);
}

// Applies about `names` at the same time; returns how many were inside at once at most.
int MostAtOnce(const std::vector<const char*>& names) {
  ThingServer server(SchemaOf({Required("name")}));
  std::atomic<int> inside = 0, most = 0;
  server.thing().lock_key = [](const Value& v) { return v.Get("name").AsString(); };
  server.thing().create = [&](sdk::Call&, const Value& plan, const Value&) {
    const int now = ++inside;
    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
    }
    absl::SleepFor(absl::Milliseconds(30));
    --inside;
    return plan;
  };
  std::vector<std::thread> threads;
  for (const char* name : names) {
    threads.emplace_back([&server, name] {
      const Value object = Value::Map({{"name", Str(name)}});
      EXPECT_EQ(server.Create(object, object).state, object);
    });
  }
  for (std::thread& t : threads) t.join();
  return most;
}

TEST(LockKey, CallsAboutTheSameObjectRunOneByOne) {
  EXPECT_EQ(MostAtOnce({"a", "a", "a", "a"}), 1);
}

TEST(LockKey, H15_CallsAboutDifferentObjectsRunAtTheSameTime) {
  EXPECT_GT(MostAtOnce({"a", "b", "c", "d"}), 1);
}

TEST(LockKey, AWaiterThatIsStoppedHasChangedNothing) {
  ThingServer server(SchemaOf({Required("name")}));
  std::latch inside{1}, leave{1};
  server.thing().lock_key = [](const Value&) { return "k"; };
  server.thing().create = [&](sdk::Call&, const Value& plan, const Value&) {
    inside.count_down();
    leave.wait();
    return plan;
  };
  const Value object = Value::Map({{"name", Str("a")}});
  std::thread holder([&] { server.Create(object, object); });
  inside.wait();
  Rpc gone;
  gone.cancelled = [] { return true; };
  const ObjectResult result =
      server.server().Apply(gone, {engine_testing::kThing, {}, object, object, ""});
  leave.count_down();
  holder.join();
  EXPECT_TRUE(result.state.IsNull());
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("The caller has gone away."));
}

}  // namespace
}  // namespace engine
