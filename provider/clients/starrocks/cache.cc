#include "provider/clients/starrocks/cache.h"

#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "provider/base/crew.h"

namespace starrocks {
namespace {

constexpr std::chrono::milliseconds kPollInterval(20);

Cache::Answer Share(absl::StatusOr<Rows> rows) {
  if (!rows.ok()) return rows.status();
  return std::make_shared<const Rows>(*std::move(rows));
}

}  // namespace

// One answer: being read, then kept.
struct Cache::Flight {
  const absl::Time begun = absl::Now();
  std::mutex mutex;  // guards all
  std::condition_variable changed;
  bool landed = false;
  bool reader_left = false;  // the reader's context ended: no answer
  Answer answer = absl::UnknownError("not read yet");
};

Cache::Answer Cache::Get(CacheTag tag, const std::string& key, const base::Context& context,
                         const Reader& read, absl::Duration max_age) {
  const Key place(tag, key);
  while (true) {
    bool is_reader = false;
    const std::shared_ptr<Flight> flight = Join(place, max_age, &is_reader);
    if (!is_reader) {
      std::optional<Answer> answer = Wait(*flight, context);
      if (answer) return *std::move(answer);
      continue;
    }
    const Answer answer = Share(read());
    Land(place, flight, answer, context);
    return answer;
  }
}

std::shared_ptr<Cache::Flight> Cache::Join(const Key& key, absl::Duration max_age,
                                           bool* is_reader) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<Flight>& flight = flights_[key.first][key.second];
  *is_reader = flight == nullptr || absl::Now() - flight->begun > max_age;
  if (*is_reader) flight = std::make_shared<Flight>();
  return flight;
}

void Cache::Land(const Key& key, const std::shared_ptr<Flight>& flight, const Answer& answer,
                 const base::Context& context) {
  if (!answer.ok()) Remove(key, flight);
  const std::lock_guard lock(flight->mutex);
  flight->landed = true;
  flight->reader_left = !answer.ok() && context.Done();
  flight->answer = answer;
  flight->changed.notify_all();
}

void Cache::Remove(const Key& key, const std::shared_ptr<Flight>& flight) {
  const std::lock_guard lock(mutex_);
  auto& of_tag = flights_[key.first];
  const auto place = of_tag.find(key.second);
  if (place != of_tag.end() && place->second == flight) of_tag.erase(place);
}

std::optional<Cache::Answer> Cache::Wait(Flight& flight, const base::Context& context) {
  std::unique_lock lock(flight.mutex);
  if (!flight.landed) base::AboutToBlock();
  while (!flight.changed.wait_for(lock, kPollInterval, [&flight] { return flight.landed; })) {
    if (absl::Status status = context.Check(); !status.ok()) return Answer(status);
  }
  if (flight.reader_left) return std::nullopt;
  return flight.answer;
}

std::shared_ptr<const Rows> Cache::Kept(CacheTag tag, const std::string& key) {
  std::shared_ptr<Flight> flight;
  {
    const std::lock_guard lock(mutex_);
    auto& of_tag = flights_[tag];
    const auto place = of_tag.find(key);
    if (place != of_tag.end()) flight = place->second;
  }
  if (flight == nullptr) return nullptr;
  const std::lock_guard lock(flight->mutex);
  return flight->landed && flight->answer.ok() ? *flight->answer : nullptr;
}

void Cache::Put(CacheTag tag, const std::string& key, Rows rows) {
  auto flight = std::make_shared<Flight>();
  flight->landed = true;
  flight->answer = Share(std::move(rows));
  const std::lock_guard lock(mutex_);
  flights_[tag].emplace(key, std::move(flight));
}

void Cache::Forget(CacheTag tag) {
  const std::lock_guard lock(mutex_);
  flights_.erase(tag);
}

void Cache::Forget(CacheTag tag, const std::string& key) {
  const std::lock_guard lock(mutex_);
  flights_[tag].erase(key);
}

}  // namespace starrocks
