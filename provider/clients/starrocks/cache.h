// The answers of bulk reads, shared by all resources of a run.
#ifndef PROVIDER_CLIENTS_STARROCKS_CACHE_H_
#define PROVIDER_CLIENTS_STARROCKS_CACHE_H_

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/rows.h"

namespace starrocks {

// What a read shows and a write touches.
enum class CacheTag {
  kRoles,
  kUsers,
  kGrants,
  kDatabases,
  kQuotas,
  kTables,
  kTableCounts,  // how many tables each database holds; creating one touches it
  kCatalogs,
  kVariables,
  kResourceGroups,
  kStorageVolumes,
  kSecurity,  // integrations and group providers
  kCluster,
};

// Single flight: of the callers that want the same key at the same time one reads, the others wait.
// What a write has touched is forgotten; an answer that was being read meanwhile is given to those
// who asked before the write, and not kept. Errors are not kept. Thread-safe.
class Cache {
 public:
  using Answer = absl::StatusOr<std::shared_ptr<const Rows>>;
  using Reader = std::function<absl::StatusOr<Rows>()>;

  // The kept answer if its reading began at most `max_age` ago, or what `read` returns. A waiter
  // whose context ends goes with that error; one whose reader was cancelled reads by itself.
  Answer Get(CacheTag tag, const std::string& key, const base::Context& context, const Reader& read,
             absl::Duration max_age = absl::InfiniteDuration());
  // What is kept now; null if nothing is, or is still being read.
  std::shared_ptr<const Rows> Kept(CacheTag tag, const std::string& key);
  // Keeps what is known without asking, for a key that isn't kept yet.
  void Put(CacheTag tag, const std::string& key, Rows rows);
  void Forget(CacheTag tag);
  void Forget(CacheTag tag, const std::string& key);

 private:
  struct Flight;
  using Key = std::pair<CacheTag, std::string>;

  std::shared_ptr<Flight> Join(const Key& key, absl::Duration max_age, bool* is_reader);
  void Land(const Key& key, const std::shared_ptr<Flight>& flight, const Answer& answer,
            const base::Context& context);
  void Remove(const Key& key, const std::shared_ptr<Flight>& flight);
  // nullopt if there'll be no answer and the caller has to read.
  static std::optional<Answer> Wait(Flight& flight, const base::Context& context);

  std::mutex mutex_;  // guards flights_
  // A forgotten flight is out of the map; those who are aboard hold it.
  std::map<CacheTag, std::map<std::string, std::shared_ptr<Flight>>> flights_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CACHE_H_
