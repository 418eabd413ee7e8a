// What the front end checks in routine loads and what it fills in.
#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/routine_loads.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

constexpr std::string_view kCustom = "property.";

struct Setting {
  std::string_view key;
  std::string_view value;  // the default
};
constexpr std::array<Setting, 22> kSettings = {{
    {"desired_concurrent_number", "5"},
    {"max_error_number", "0"},
    {"max_filter_ratio", "1.0"},
    {"max_batch_interval", "10"},
    {"max_batch_rows", "200000"},
    {"max_batch_size", ""},
    {"task_consume_second", "15"},
    {"task_timeout_second", "60"},
    {"format", "csv"},
    {"jsonpaths", ""},
    {"strip_outer_array", "false"},
    {"json_root", ""},
    {"strict_mode", "false"},
    {"pause_on_fatal_parse_error", "false"},
    {"timezone", "Etc/UTC"},
    {"partial_update", "false"},
    {"partial_update_mode", "null"},
    {"merge_condition", ""},
    {"trim_space", "false"},
    {"enclose", "0"},
    {"escape", "0"},
    {"log_rejected_record_num", "0"},
}};

MaybeError CheckSetting(const std::string& key, const std::string& value) {
  bool known = std::any_of(kSettings.begin(), kSettings.end(),
                           [&](const Setting& setting) { return setting.key == key; });
  if (!known) return AnalyzeError(StrCat(key, " is invalid property"));
  bool format = value == "csv" || value == "json" || value == "avro";
  if (key == "format" && !format) {
    return AnalyzeError(StrCat("Format type is invalid. format=`", value, "`"));
  }
  int64_t number = 0;
  if (key == "desired_concurrent_number" && (!ParseInt(value, &number) || number <= 0)) {
    return AnalyzeError("desired_concurrent_number should > 0");
  }
  return std::nullopt;
}

// host:port
MaybeError CheckBroker(const std::string& broker) {
  int64_t port = 0;
  size_t colon = broker.rfind(':');
  if (colon != std::string::npos && ParseInt(broker.substr(colon + 1), &port)) return std::nullopt;
  return AnalyzeError(StrCat("kafka_broker_list: ", broker, " does not match pattern ",
                             ".*?\\[?([0-9a-zA-Z\\-%._:]*)\\]?:(\\d+)"));
}

std::string ValueOf(const Properties& properties, std::string_view key) {
  auto found = std::find_if(properties.begin(), properties.end(),
                            [&](const auto& property) { return property.first == key; });
  return found == properties.end() ? "" : Remove(found->second, ' ');
}

std::vector<std::string> ListOf(const Properties& properties, std::string_view key) {
  std::string value = ValueOf(properties, key);
  return value.empty() ? std::vector<std::string>() : Split(value, ',');
}

MaybeError CheckSource(const Properties& source, bool altering) {
  std::string brokers = ValueOf(source, "kafka_broker_list");
  if (brokers.empty() && !altering) {
    return AnalyzeError("kafka_broker_list is a required property");
  }
  for (const std::string& broker : ListOf(source, "kafka_broker_list")) {
    if (MaybeError error = CheckBroker(broker)) return error;
  }
  bool topic = !ValueOf(source, "kafka_topic").empty();
  if (!topic && !altering) return AnalyzeError("kafka_topic is a required property");
  if (topic && altering) return NotSimulated("ALTER ROUTINE LOAD of a topic");
  if (ListOf(source, "kafka_offsets").size() > ListOf(source, "kafka_partitions").size()) {
    return NotSimulated("kafka_offsets without kafka_partitions");
  }
  return std::nullopt;
}

// The last offset read, of one to begin with.
std::string ProgressOf(const std::string& offset) {
  int64_t number = 0;
  return ParseInt(offset, &number) ? StrCat(number - 1) : offset;
}

void SetProgress(const LoadClauses& clauses, RoutineLoad* load) {
  std::vector<std::string> partitions = ListOf(clauses.source, "kafka_partitions");
  std::vector<std::string> offsets = ListOf(clauses.source, "kafka_offsets");
  for (size_t i = 0; i < partitions.size(); ++i) {
    std::string offset = i < offsets.size() ? offsets[i] : "OFFSET_END";
    load->progress[partitions[i]] = ProgressOf(offset);
  }
}

void SetCustom(const std::string& key, const std::string& value, RoutineLoad* load) {
  auto found = std::find_if(load->custom.begin(), load->custom.end(),
                            [&](const auto& property) { return property.first == key; });
  if (found == load->custom.end()) {
    load->custom.emplace_back(key, value);
  } else {
    found->second = value;
  }
}

void ApplySource(const LoadClauses& clauses, bool altering, RoutineLoad* load) {
  for (const auto& [key, value] : clauses.source) {
    if (key == "kafka_broker_list") load->brokers = Remove(value, ' ');
    if (key == "kafka_topic") load->topic = value;
    if (key.starts_with(kCustom)) SetCustom(key.substr(kCustom.size()), value, load);
  }
  SetProgress(clauses, load);
  if (altering) return;
  load->kafka_partitions = ListOf(clauses.source, "kafka_partitions");
  load->kafka_offsets = ListOf(clauses.source, "kafka_offsets");
}

}  // namespace

MaybeError CheckClauses(const LoadClauses& clauses, bool altering) {
  for (const auto& [key, value] : clauses.settings) {
    if (MaybeError error = CheckSetting(key, value)) return error;
  }
  return CheckSource(clauses.source, altering);
}

void ApplyClauses(const LoadClauses& clauses, bool altering, RoutineLoad* load) {
  if (clauses.column_separator.has_value()) load->column_separator = clauses.column_separator;
  if (clauses.row_delimiter.has_value()) load->row_delimiter = clauses.row_delimiter;
  if (clauses.columns.has_value()) load->columns = *clauses.columns;
  if (clauses.where.has_value()) load->where = *clauses.where;
  if (clauses.partitions.has_value()) load->partitions = *clauses.partitions;
  for (const Setting& setting : kSettings) {
    load->settings.try_emplace(std::string(setting.key), setting.value);
  }
  for (const auto& [key, value] : clauses.settings) load->settings[key] = value;
  ApplySource(clauses, altering, load);
}

}  // namespace sandbox::behaviour
