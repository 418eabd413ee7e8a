// A `starrocks_routine_load` as the user writes it.
#ifndef RESOURCES_SHARED_ROUTINE_LOAD_H_
#define RESOURCES_SHARED_ROUTINE_LOAD_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/routine_loads.h"
#include "provider/sdk/builder.h"

namespace resources {

struct RoutineLoad {
  sdk::String database, name, table, where, column_separator, row_delimiter, kafka_topic, state;
  sdk::String status, reason;
  sdk::StringList columns, partitions, kafka_broker_list;
  sdk::StringMap properties, kafka_offsets, kafka_properties, kafka_properties_wo, progress;
  sdk::String schema_registry_url_wo;
  sdk::Int kafka_properties_wo_version, schema_registry_url_wo_version;

  static void Describe(sdk::Schema<RoutineLoad>& s);

  // The import id: `db.job`.
  std::string Id() const;
  starrocks::RoutineLoadName Name() const { return {*database, *name}; }
};

absl::StatusOr<RoutineLoad> ParseRoutineLoadId(std::string_view id);

// What the client makes a job of; `config` has the secrets.
starrocks::RoutineLoadSpec ToSpec(const RoutineLoad& load, const RoutineLoad& config);

// What of `plan` differs from `state`, for an ALTER.
starrocks::RoutineLoadSpec ChangedSpec(const RoutineLoad& state, const RoutineLoad& plan,
                                       const RoutineLoad& config);
// Whether an ALTER can't do it: then the job is stopped and made anew.
bool NeedsNewJob(const RoutineLoad& state, const RoutineLoad& plan);

// `known` with what the server has, in the user's own spelling where that means the same.
// `last_shown`: columns and where as the server printed them for `known`; may be empty.
RoutineLoad AsRead(const RoutineLoad& known, const starrocks::RoutineLoad& found,
                   const std::string& last_shown, bool imported);
// How the server prints the expressions of a load, as one text.
std::string ShownExpressions(const starrocks::RoutineLoad& found);

}  // namespace resources

#endif  // RESOURCES_SHARED_ROUTINE_LOAD_H_
