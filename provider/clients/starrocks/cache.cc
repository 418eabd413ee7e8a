#include "provider/clients/starrocks/cache.h"

#include <utility>

#include "absl/time/time.h"

namespace starrocks {
namespace {

constexpr absl::Duration kPollInterval = absl::Milliseconds(20);

Cache::Answer Share(absl::StatusOr<Rows> rows) {
  if (!rows.ok()) return rows.status();
  return std::make_shared<const Rows>(*std::move(rows));
}

}  // namespace

// One answer: being read, then kept.
struct Cache::Flight {
  absl::Mutex mutex;
  bool landed ABSL_GUARDED_BY(mutex) = false;
  bool reader_left ABSL_GUARDED_BY(mutex) = false;  // the reader's context ended: no answer
  Answer answer ABSL_GUARDED_BY(mutex) = absl::UnknownError("not read yet");
};

Cache::Answer Cache::Get(CacheTag tag, const std::string& key, const base::Context& context,
                         const Reader& read) {
  const Key place(tag, key);
  while (true) {
    bool is_reader = false;
    const std::shared_ptr<Flight> flight = Join(place, &is_reader);
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

std::shared_ptr<Cache::Flight> Cache::Join(const Key& key, bool* is_reader) {
  absl::MutexLock lock(&mutex_);
  std::shared_ptr<Flight>& flight = flights_[key.first][key.second];
  *is_reader = flight == nullptr;
  if (*is_reader) flight = std::make_shared<Flight>();
  return flight;
}

void Cache::Land(const Key& key, const std::shared_ptr<Flight>& flight, const Answer& answer,
                 const base::Context& context) {
  if (!answer.ok()) Remove(key, flight);
  absl::MutexLock lock(&flight->mutex);
  flight->landed = true;
  flight->reader_left = !answer.ok() && context.Done();
  flight->answer = answer;
}

void Cache::Remove(const Key& key, const std::shared_ptr<Flight>& flight) {
  absl::MutexLock lock(&mutex_);
  auto& of_tag = flights_[key.first];
  const auto place = of_tag.find(key.second);
  if (place != of_tag.end() && place->second == flight) of_tag.erase(place);
}

std::optional<Cache::Answer> Cache::Wait(Flight& flight, const base::Context& context) {
  absl::MutexLock lock(&flight.mutex);
  while (!flight.mutex.AwaitWithTimeout(absl::Condition(&flight.landed), kPollInterval)) {
    if (absl::Status status = context.Check(); !status.ok()) return Answer(status);
  }
  if (flight.reader_left) return std::nullopt;
  return flight.answer;
}

void Cache::Forget(CacheTag tag) {
  absl::MutexLock lock(&mutex_);
  flights_.erase(tag);
}

}  // namespace starrocks
