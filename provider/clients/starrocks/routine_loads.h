// Routine loads: jobs that read a Kafka topic into a table of default_catalog.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOADS_H_
#define PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOADS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/base/secret.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {

struct RoutineLoadName {
  std::string database;
  std::string name;
};

absl::Status CheckRoutineLoadName(std::string_view name);

// What CREATE ROUTINE LOAD says. In an ALTER, what is empty stays as it is.
struct RoutineLoadSpec {
  std::string table;
  std::optional<std::string> column_separator, row_delimiter;
  std::vector<std::string> columns;               // `id`, `d = date(ts)`
  std::string where;                              // an expression
  std::vector<std::string> partitions;            // of the table
  std::map<std::string, std::string> properties;  // by their names in CREATE
  std::vector<std::string> brokers;               // host:port
  std::string topic;
  std::map<std::string, std::string> offsets;   // where to begin, by Kafka partition
  PropertyMap kafka;                            // of the Kafka client, without `property.`
  std::optional<base::Secret> schema_registry;  // URL, perhaps with a login; never read back
};

enum class RoutineLoadState { kRunning, kPaused, kCancelled, kStopped };

// A row of SHOW ROUTINE LOAD.
struct RoutineLoad {
  int64_t id = 0;  // grows from job to job
  std::string name;
  RoutineLoadState state = RoutineLoadState::kRunning;
  std::string status;  // the server's word: NEED_SCHEDULE, RUNNING, PAUSED, ...
  std::string reason;  // of the last change of state; may be empty
  // All but offsets and secrets. Columns and where as the server prints them, properties by their
  // names in CREATE with the server's defaults.
  RoutineLoadSpec spec;
  std::map<std::string, std::string> progress;  // the last offset read, by Kafka partition
};

// The jobs of a database, the ended ones too as long as the server remembers them. From one cached
// SHOW ALL ROUTINE LOAD, which a write to a table makes stale too, since it names tables. kNotFound
// if there is no such database.
absl::StatusOr<std::vector<RoutineLoad>> ListRoutineLoads(Client& client,
                                                          const base::Context& context,
                                                          std::string_view database);
// The last job of that name unless it was stopped.
absl::StatusOr<std::optional<RoutineLoad>> FindRoutineLoad(Client& client,
                                                           const base::Context& context,
                                                           const RoutineLoadName& name);

// kAlreadyExists if one of that name has not ended.
absl::Status CreateRoutineLoad(Client& client, const base::Context& context,
                               const RoutineLoadName& name, const RoutineLoadSpec& spec);
// The job must be paused. Table and topic stay as they are.
absl::Status AlterRoutineLoad(Client& client, const base::Context& context,
                              const RoutineLoadName& name, const RoutineLoadSpec& changed);
// Each is OK if the job is so already.
absl::Status PauseRoutineLoad(Client& client, const base::Context& context,
                              const RoutineLoadName& name);
absl::Status ResumeRoutineLoad(Client& client, const base::Context& context,
                               const RoutineLoadName& name);
// Ends the job for good; OK if there is none.
absl::Status StopRoutineLoad(Client& client, const base::Context& context,
                             const RoutineLoadName& name);

// Where a new job has to begin to go on behind `progress`.
std::map<std::string, std::string> OffsetsBehind(
    const std::map<std::string, std::string>& progress);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOADS_H_
