// Between what the user writes of a routine load and what the server has.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "provider/clients/starrocks/table_definition.h"
#include "resources/shared/property_map.h"
#include "resources/shared/routine_load.h"

namespace resources {
namespace {

using starrocks::RoutineLoadSpec;
using starrocks::RoutineLoadState;

constexpr char kFormat[] = "format";

std::optional<std::string> OptionalOf(const sdk::String& text) {
  if (!text.has_value()) return std::nullopt;
  return *text;
}

bool SameExpressions(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return starrocks::CanonicalExpression(x) == starrocks::CanonicalExpression(y);
  });
}

sdk::StringList List(const sdk::StringList& known, const std::vector<std::string>& shown) {
  if (SameExpressions(known.value_or({}), shown)) return known;
  return shown.empty() ? sdk::StringList() : sdk::StringList(shown);
}

// What is not set is the server's default.
sdk::String Separator(const sdk::String& known, const std::optional<std::string>& shown,
                      const char* otherwise) {
  if (known.value_or(otherwise) == shown.value_or(otherwise)) return known;
  return *shown == otherwise ? sdk::String() : sdk::String(*shown);
}

bool SameValue(const std::string&, const std::string& written, const std::string& shown) {
  return absl::EqualsIgnoreCase(written, shown);
}

// Masked ones are none that a configuration can say.
Properties WithoutMasked(const Properties& shown) {
  Properties properties;
  for (const auto& [key, value] : shown) {
    if (value != "******") properties.emplace(key, value);
  }
  return properties;
}

// All that differ from the server's defaults.
Properties Importable(const Properties& shown) {
  const Properties defaults = {{"desired_concurrent_number", "5"},
                               {"max_error_number", "0"},
                               {"max_filter_ratio", "1.0"},
                               {"max_batch_interval", "10"},
                               {"max_batch_rows", "200000"},
                               {"task_consume_second", "15"},
                               {"task_timeout_second", "60"},
                               {"format", "csv"},
                               {"jsonpaths", ""},
                               {"json_root", ""},
                               {"strip_outer_array", "false"},
                               {"strict_mode", "false"},
                               {"pause_on_fatal_parse_error", "false"},
                               {"partial_update", "false"},
                               {"partial_update_mode", "null"},
                               {"trim_space", "false"},
                               {"enclose", "0"},
                               {"escape", "0"},
                               {"log_rejected_record_num", "0"}};
  // What the job does by itself, and the time zone that it took from the session.
  const Properties own = {{"currentTaskConcurrentNum", ""}, {"timezone", ""}};
  Properties properties;
  for (const auto& [key, value] : shown) {
    const auto usual = defaults.find(key);
    if (own.count(key) > 0 || (usual != defaults.end() && usual->second == value)) continue;
    properties.emplace(key, value);
  }
  return properties;
}

sdk::StringMap MapOrNull(Properties map) {
  return map.empty() ? sdk::StringMap() : sdk::StringMap(std::move(map));
}

// Some properties are taken and never shown again.
bool MayBeHidden(const std::string&) { return true; }

sdk::StringMap ReadMap(const sdk::StringMap& known, const Properties& shown) {
  if (!known.has_value()) return known;
  return ReadBack(*known, shown, MayBeHidden, SameValue);
}

const char* StateWord(RoutineLoadState state) {
  switch (state) {
    case RoutineLoadState::kRunning:
      return "running";
    case RoutineLoadState::kPaused:
      return "paused";
    default:
      return "cancelled";
  }
}

}  // namespace

RoutineLoadSpec ToSpec(const RoutineLoad& load, const RoutineLoad& config) {
  RoutineLoadSpec spec;
  spec.table = load.table.value_or("");
  spec.column_separator = OptionalOf(load.column_separator);
  spec.row_delimiter = OptionalOf(load.row_delimiter);
  spec.columns = load.columns.value_or({});
  spec.where = load.where.value_or("");
  spec.partitions = load.partitions.value_or({});
  spec.properties = load.properties.value_or({});
  spec.brokers = load.kafka_broker_list.value_or({});
  spec.topic = load.kafka_topic.value_or("");
  spec.offsets = load.kafka_offsets.value_or({});
  spec.kafka.plain = load.kafka_properties.value_or({});
  spec.kafka.secret = AsSecrets(config.kafka_properties_wo.value_or({}));
  if (!config.schema_registry_url_wo.IsNull()) {
    spec.schema_registry = base::Secret(*config.schema_registry_url_wo);
  }
  return spec;
}

RoutineLoadSpec ChangedSpec(const RoutineLoad& state, const RoutineLoad& plan,
                            const RoutineLoad& config) {
  RoutineLoadSpec changed;
  const RoutineLoadSpec wanted = ToSpec(plan, config);
  if (!(state.column_separator == plan.column_separator)) {
    changed.column_separator = wanted.column_separator;
  }
  if (!(state.row_delimiter == plan.row_delimiter)) changed.row_delimiter = wanted.row_delimiter;
  if (!(state.columns == plan.columns)) changed.columns = wanted.columns;
  if (!(state.where == plan.where)) changed.where = wanted.where;
  if (!(state.partitions == plan.partitions)) changed.partitions = wanted.partitions;
  changed.properties = Changed(state.properties.value_or({}), wanted.properties);
  if (!(state.kafka_broker_list == plan.kafka_broker_list)) changed.brokers = wanted.brokers;
  if (!(state.kafka_offsets == plan.kafka_offsets)) changed.offsets = wanted.offsets;
  changed.kafka.plain = Changed(state.kafka_properties.value_or({}), wanted.kafka.plain);
  if (!(state.kafka_properties_wo_version == plan.kafka_properties_wo_version)) {
    changed.kafka.secret = wanted.kafka.secret;
  }
  if (!(state.schema_registry_url_wo_version == plan.schema_registry_url_wo_version)) {
    changed.schema_registry = wanted.schema_registry;
  }
  return changed;
}

bool NeedsNewJob(const RoutineLoad& state, const RoutineLoad& plan) {
  const auto taken_away = [](const auto& before, const auto& after) {
    return !before.IsNull() && after.IsNull();
  };
  const Properties before = state.properties.value_or({}), after = plan.properties.value_or({});
  const bool format = Changed(before, after).count(kFormat) > 0;
  return state.state.value_or("") == "cancelled" || !(state.table == plan.table) ||
         !(state.kafka_topic == plan.kafka_topic) || format || Removes(before, after) ||
         Removes(state.kafka_properties.value_or({}), plan.kafka_properties.value_or({})) ||
         taken_away(state.columns, plan.columns) || taken_away(state.where, plan.where) ||
         taken_away(state.partitions, plan.partitions) ||
         taken_away(state.column_separator, plan.column_separator) ||
         taken_away(state.row_delimiter, plan.row_delimiter);
}

std::string ShownExpressions(const starrocks::RoutineLoad& found) {
  return absl::StrJoin(found.spec.columns, ",") + "\n" + found.spec.where;
}

RoutineLoad AsRead(const RoutineLoad& known, const starrocks::RoutineLoad& found,
                   const std::string& last_shown, bool imported) {
  RoutineLoad load = known;
  const RoutineLoadSpec& shown = found.spec;
  load.table = shown.table.empty() ? known.table : sdk::String(shown.table);
  if (ShownExpressions(found) != last_shown) {
    load.columns = List(known.columns, shown.columns);
    const bool same = starrocks::CanonicalExpression(known.where.value_or("")) ==
                      starrocks::CanonicalExpression(shown.where);
    if (!same) load.where = shown.where.empty() ? sdk::String() : sdk::String(shown.where);
  }
  load.partitions = List(known.partitions, shown.partitions);
  load.column_separator = Separator(known.column_separator, shown.column_separator, "\t");
  load.row_delimiter = Separator(known.row_delimiter, shown.row_delimiter, "\n");
  load.kafka_broker_list = shown.brokers;
  load.kafka_topic = shown.topic;
  const Properties kafka = WithoutMasked(shown.kafka.plain);
  load.properties = imported ? MapOrNull(Importable(shown.properties))
                             : ReadMap(known.properties, shown.properties);
  load.kafka_properties = imported ? MapOrNull(kafka) : ReadMap(known.kafka_properties, kafka);
  load.state = std::string(StateWord(found.state));
  load.status = found.status;
  load.reason = found.reason;
  load.progress = found.progress;
  return load;
}

}  // namespace resources
