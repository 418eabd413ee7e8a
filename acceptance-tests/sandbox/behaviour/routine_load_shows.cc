#include <array>

#include "acceptance-tests/sandbox/behaviour/hash_order.h"
#include "acceptance-tests/sandbox/behaviour/routine_loads.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using LoadState = RoutineLoad::State;

constexpr std::string_view kMasked = "******";

// The settings that SHOW CREATE prints, in its order.
constexpr std::array<const char*, 19> kPrinted = {"desired_concurrent_number",
                                                  "max_error_number",
                                                  "max_filter_ratio",
                                                  "max_batch_interval",
                                                  "max_batch_rows",
                                                  "task_consume_second",
                                                  "task_timeout_second",
                                                  "format",
                                                  "jsonpaths",
                                                  "strip_outer_array",
                                                  "json_root",
                                                  "strict_mode",
                                                  "pause_on_fatal_parse_error",
                                                  "timezone",
                                                  "partial_update",
                                                  "trim_space",
                                                  "enclose",
                                                  "escape",
                                                  "log_rejected_record_num"};

// How SHOW ROUTINE LOAD calls the settings.
constexpr std::array<std::pair<const char*, const char*>, 19> kJobKeys = {{
    {"desireTaskConcurrentNum", "desired_concurrent_number"},
    {"maxErrorNum", "max_error_number"},
    {"maxFilterRatio", "max_filter_ratio"},
    {"maxBatchIntervalS", "max_batch_interval"},
    {"maxBatchRows", "max_batch_rows"},
    {"taskConsumeSecond", "task_consume_second"},
    {"taskTimeoutSecond", "task_timeout_second"},
    {"format", "format"},
    {"jsonpaths", "jsonpaths"},
    {"strip_outer_array", "strip_outer_array"},
    {"json_root", "json_root"},
    {"strict_mode", "strict_mode"},
    {"pause_on_fatal_parse_error", "pause_on_fatal_parse_error"},
    {"timezone", "timezone"},
    {"partial_update", "partial_update"},
    {"trim_space", "trim_space"},
    {"enclose", "enclose"},
    {"escape", "escape"},
    {"log_rejected_record_num", "log_rejected_record_num"},
}};

std::string JsonString(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

template <typename Pairs>
std::string JsonObject(const Pairs& pairs) {
  std::vector<std::string> members;
  for (const auto& [key, value] : pairs) {
    members.push_back(StrCat(JsonString(key), ":", JsonString(value)));
  }
  return StrCat("{", Join(members, ","), "}");
}

std::string Shown(const std::string& key, const std::string& value) {
  bool secret =
      key.find("password") != std::string::npos || key.find("secret") != std::string::npos;
  return secret ? std::string(kMasked) : value;
}

Properties ShownCustom(const RoutineLoad& load) {
  Properties shown;
  for (const auto& [key, value] : HashOrder(load.custom))
    shown.emplace_back(key, Shown(key, value));
  return shown;
}

const char* StateText(LoadState state) {
  if (state == LoadState::kRunning) return "RUNNING";
  return state == LoadState::kPaused ? "PAUSED" : "STOPPED";
}

std::string JobProperties(const RoutineLoad& load) {
  Properties pairs = {{"partitions", load.partitions.empty() ? "*" : Join(load.partitions, ",")},
                      {"columnToColumnExpr", load.columns.empty() ? "*" : Join(load.columns, ",")},
                      {"whereExpr", load.where.empty() ? "*" : load.where},
                      {"columnSeparator", load.column_separator.value_or("\t")},
                      {"rowDelimiter", load.row_delimiter.value_or("\n")},
                      {"partial_update_mode", load.settings.at("partial_update_mode")},
                      {"currentTaskConcurrentNum", StrCat(load.kafka_partitions.size())}};
  for (const auto& [key, setting] : kJobKeys) pairs.emplace_back(key, load.settings.at(setting));
  const std::string& condition = load.settings.at("merge_condition");
  if (!condition.empty()) pairs.emplace_back("merge_condition", condition);
  return JsonObject(pairs);
}

std::string SourceProperties(const RoutineLoad& load) {
  return JsonObject(Properties{
      {"topic", load.topic}, {"currentKafkaPartitions", ""}, {"brokerList", load.brokers}});
}

Cell TimeOrNull(int64_t seconds) {
  if (seconds == 0) return std::nullopt;
  return FormatTime(seconds);
}

std::vector<Cell> LoadRow(const Database& database, const RoutineLoad& load) {
  return {StrCat(load.id),
          load.name,
          FormatTime(load.created_seconds),
          TimeOrNull(load.paused_seconds),
          TimeOrNull(load.ended_seconds),
          database.name,
          LoadTableName(database, load),
          StateText(load.state),
          load.source,
          "0",
          JobProperties(load),
          SourceProperties(load),
          JsonObject(ShownCustom(load)),
          "{\"receivedBytes\":0,\"errorRows\":0,\"committedTaskNum\":0,\"loadedRows\":0,"
          "\"loadRowsRate\":0,\"abortedTaskNum\":0,\"totalRows\":0,\"unselectedRows\":0,"
          "\"receivedBytesRate\":0,\"taskExecuteTimeMs\":1}",
          JsonObject(load.progress),
          "{}",
          load.reason,
          "",
          "",
          "",
          "{}",
          "{}"};
}

std::string PrintClauses(const RoutineLoad& load) {
  std::string text;
  if (load.column_separator.has_value()) {
    text += StrCat("\n COLUMNS TERMINATED BY ", PrintString(*load.column_separator));
  }
  if (load.row_delimiter.has_value()) {
    text += StrCat(",\nROWS TERMINATED BY ", PrintString(*load.row_delimiter));
  }
  if (!load.columns.empty()) text += StrCat(",\nCOLUMNS (", Join(load.columns, ", "), ")");
  if (!load.where.empty()) text += StrCat(",\nWHERE ", load.where);
  if (!load.partitions.empty()) text += StrCat(",\nPARTITION(", Join(load.partitions, ", "), ")");
  return text;
}

// As the front end prints it: without any escaping.
std::string PrintPairs(const Properties& pairs) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : pairs) lines.push_back(StrCat("\"", key, "\"=\"", value, "\""));
  return StrCat("(\n", Join(lines, ",\n"), "\n)");
}

std::string PrintLoad(const Database& database, const RoutineLoad& load) {
  Properties settings;
  for (const char* key : kPrinted) settings.emplace_back(key, load.settings.at(key));
  Properties source = {{"kafka_broker_list", load.brokers},
                       {"kafka_topic", load.topic},
                       {"kafka_partitions", Join(load.kafka_partitions, ",")}};
  if (!load.kafka_offsets.empty()) {
    source.emplace_back("kafka_offsets", Join(load.kafka_offsets, ","));
  }
  for (const auto& [key, value] : ShownCustom(load)) source.emplace_back("property." + key, value);
  return StrCat("CREATE ROUTINE LOAD ", database.name, ".", load.name, " on ",
                LoadTableName(database, load), PrintClauses(load), "\nPROPERTIES\n",
                PrintPairs(settings), "\nFROM KAFKA\n", PrintPairs(source), ";");
}

ErrorResult NoRunningJob(const std::string& name, const Database& database, bool all) {
  return AnalyzeError(StrCat("There is no running job named ", name, " in db ", database.name,
                             ". Include history? ", BoolText(all),
                             ", you can try `show all routine load job for job_name` if you want ",
                             "to list stopped and cancelled jobs"));
}

RowsResult LoadColumns() {
  return MakeRows({"Id",
                   "Name",
                   "CreateTime",
                   "PauseTime",
                   "EndTime",
                   "DbName",
                   "TableName",
                   "State",
                   "DataSourceType",
                   "CurrentTaskNum",
                   "JobProperties",
                   "DataSourceProperties",
                   "CustomProperties",
                   "Statistic",
                   "Progress",
                   "TimestampProgress",
                   "ReasonOfStateChanged",
                   "ErrorLogUrls",
                   "TrackingSQL",
                   "OtherMsg",
                   "LatestSourcePosition",
                   "OffsetLag"});
}

}  // namespace

Result Execute(const ShowRoutineLoad& statement, Context& context) {
  QualifiedName name = statement.name;
  if (name.empty()) {
    name = statement.database;
    name.push_back("");
  }
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result = LoadColumns();
  for (const RoutineLoad& load : located.database->routine_loads) {
    bool asked = name.back().empty() || name.back() == load.name;
    if (!asked || (!statement.all && load.state == LoadState::kStopped)) continue;
    if (RequireLoad(context, located.database, load).has_value()) continue;
    result.rows.push_back(LoadRow(*located.database, load));
  }
  if (result.rows.empty() && !name.back().empty()) {
    return NoRunningJob(name.back(), *located.database, statement.all);
  }
  return result;
}

Result Execute(const ShowCreateRoutineLoad& statement, Context& context) {
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result = MakeRows({"Job", "Create Job"});
  RoutineLoad* load = FindRoutineLoad(located.database, statement.name.back());
  if (load == nullptr) return result;
  if (load->source != "KAFKA") return NotSimulated("SHOW CREATE of a load from PULSAR");
  if (MaybeError error = RequireLoad(context, located.database, *load)) return *error;
  result.rows.push_back({load->name, PrintLoad(*located.database, *load)});
  return result;
}

Result Execute(const ShowRoutineLoadTask&, Context&) {
  return MakeRows({"TaskId", "TxnId", "TxnStatus", "JobId", "CreateTime", "LastScheduledTime",
                   "ExecuteStartTime", "Timeout", "BeId", "DataSourceProperties", "Message"});
}

}  // namespace sandbox::behaviour
