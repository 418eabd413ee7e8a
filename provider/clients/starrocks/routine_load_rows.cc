#include "provider/clients/starrocks/routine_load_rows.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/table_scanner.h"

namespace starrocks {
namespace {

using base::StrCat;
using Pairs = std::map<std::string, std::string>;

// How SHOW ROUTINE LOAD and CREATE ROUTINE LOAD call the same.
constexpr std::array<std::pair<const char*, const char*>, 8> kNames = {{
    {"desireTaskConcurrentNum", "desired_concurrent_number"},
    {"maxErrorNum", "max_error_number"},
    {"maxFilterRatio", "max_filter_ratio"},
    {"maxBatchIntervalS", "max_batch_interval"},
    {"maxBatchRows", "max_batch_rows"},
    {"maxBatchSizeBytes", "max_batch_size"},
    {"taskConsumeSecond", "task_consume_second"},
    {"taskTimeoutSecond", "task_timeout_second"},
}};

absl::Status Unexpected(std::string_view column, std::string_view text) {
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("StarRocks answered in an unexpected shape: the ", column,
                                " of a routine load is ", text));
}

absl::StatusOr<Pairs> PairsIn(std::string_view column, const std::string& text) {
  Pairs pairs;
  if (text.empty()) return pairs;
  const nlohmann::json object = nlohmann::json::parse(text, nullptr, false);
  if (!object.is_object()) return Unexpected(column, text);
  for (const auto& [key, value] : object.items()) {
    pairs[key] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  return pairs;
}

// Takes an entry out; empty if there is none, or the server's word for that.
std::string Take(Pairs& pairs, const char* key) {
  const auto node = pairs.extract(key);
  return node.empty() || node.mapped() == "*" ? "" : node.mapped();
}

void ReadJobProperties(Pairs pairs, RoutineLoadSpec* spec) {
  const std::string columns = Take(pairs, "columnToColumnExpr");
  if (!columns.empty()) spec->columns = SplitList(columns);
  spec->where = Take(pairs, "whereExpr");
  const std::string partitions = Take(pairs, "partitions");
  if (!partitions.empty()) spec->partitions = SplitList(partitions);
  spec->column_separator = Take(pairs, "columnSeparator");
  spec->row_delimiter = Take(pairs, "rowDelimiter");
  for (const auto& [shown, name] : kNames) {
    auto node = pairs.extract(shown);
    if (!node.empty()) pairs[name] = node.mapped();
  }
  spec->properties = std::move(pairs);
}

absl::StatusOr<RoutineLoadState> StateOf(const std::string& status) {
  if (status == "PAUSED") return RoutineLoadState::kPaused;
  if (status == "CANCELLED") return RoutineLoadState::kCancelled;
  if (status == "STOPPED") return RoutineLoadState::kStopped;
  if (status == "RUNNING" || status == "NEED_SCHEDULE" || status == "UNSTABLE") {
    return RoutineLoadState::kRunning;
  }
  return Unexpected("State", status);
}

class RowReader {
 public:
  RowReader(const Rows& rows, const std::vector<Cell>& row) : rows_(rows), row_(row) {}

  absl::StatusOr<RoutineLoad> Read() {
    RoutineLoad load;
    TF_ASSIGN(const std::string id, Text("Id"));
    if (!absl::SimpleAtoi(id, &load.id)) return Unexpected("Id", id);
    TF_ASSIGN(load.name, Text("Name"));
    TF_ASSIGN(load.status, Text("State"));
    TF_ASSIGN(load.state, StateOf(load.status));
    TF_ASSIGN(load.reason, Text("ReasonOfStateChanged"));
    TF_ASSIGN(load.spec.table, Text("TableName"));
    TF_ASSIGN(Pairs job, PairsOf("JobProperties"));
    ReadJobProperties(std::move(job), &load.spec);
    TF_ASSIGN(Pairs source, PairsOf("DataSourceProperties"));
    load.spec.topic = Take(source, "topic");
    load.spec.brokers = absl::StrSplit(Take(source, "brokerList"), ',', absl::SkipEmpty());
    TF_ASSIGN(load.spec.kafka.plain, PairsOf("CustomProperties"));
    TF_ASSIGN(load.progress, PairsOf("Progress"));
    return load;
  }

 private:
  absl::StatusOr<std::string> Text(std::string_view column) const {
    TF_ASSIGN(const std::size_t index, rows_.Column(column));
    return TextOf(row_[index]);
  }

  absl::StatusOr<Pairs> PairsOf(std::string_view column) const {
    TF_ASSIGN(const std::string text, Text(column));
    return PairsIn(column, text);
  }

  const Rows& rows_;
  const std::vector<Cell>& row_;
};

}  // namespace

absl::StatusOr<std::vector<RoutineLoad>> RoutineLoadsFrom(const Rows& rows) {
  std::vector<RoutineLoad> loads;
  for (const std::vector<Cell>& row : rows.rows) {
    TF_ASSIGN(RoutineLoad load, RowReader(rows, row).Read());
    loads.push_back(std::move(load));
  }
  return loads;
}

}  // namespace starrocks
