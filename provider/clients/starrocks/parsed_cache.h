// What was made of cached rows, so that thousands of resources that look at the same rows don't
// each parse them.
#ifndef PROVIDER_CLIENTS_STARROCKS_PARSED_CACHE_H_
#define PROVIDER_CLIENTS_STARROCKS_PARSED_CACHE_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/rows.h"

namespace starrocks {

// One value for each key, that of the rows it was last made of. Errors are not kept. Thread-safe.
class ParsedCache {
 public:
  using Value = std::shared_ptr<const void>;

  // The kept value if it was made of these very rows, else what `parse` returns. Callers of the
  // same key wait for each other; `parse` must not come back here.
  absl::StatusOr<Value> Get(const std::string& key, const std::shared_ptr<const Rows>& rows,
                            const std::function<absl::StatusOr<Value>()>& parse);

 private:
  struct Entry {
    std::mutex mutex;  // guards the others
    std::weak_ptr<const Rows> rows;
    Value value;
  };
  std::shared_ptr<Entry> EntryOf(const std::string& key);

  std::mutex mutex_;  // guards entries_
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_PARSED_CACHE_H_
