#include "provider/clients/starrocks/parsed_cache.h"

#include "provider/base/status.h"

namespace starrocks {

absl::StatusOr<ParsedCache::Value> ParsedCache::Get(
    const std::string& key, const std::shared_ptr<const Rows>& rows,
    const std::function<absl::StatusOr<Value>()>& parse) {
  const std::shared_ptr<Entry> entry = EntryOf(key);
  const std::lock_guard lock(entry->mutex);
  if (entry->rows.lock() == rows) return entry->value;
  TF_ASSIGN(entry->value, parse());
  entry->rows = rows;
  return entry->value;
}

std::shared_ptr<ParsedCache::Entry> ParsedCache::EntryOf(const std::string& key) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<Entry>& entry = entries_[key];
  if (entry == nullptr) entry = std::make_shared<Entry>();
  return entry;
}

}  // namespace starrocks
