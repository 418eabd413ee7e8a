#include "acceptance-tests/sandbox/behaviour/partition_shows.h"

#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/partition_bounds.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_shows.h"

namespace sandbox::behaviour {
namespace {

using Kind = Partitioning::Kind;

// WHERE column = 'value', nullopt if there is none.
std::optional<std::string> ParseFilter(Parser& p, std::string_view column) {
  if (!p.Accept("WHERE")) return std::nullopt;
  if (!EqualsIgnoreCase(p.Identifier(), column)) p.FailNoViable();
  p.Expect("=");
  return p.String();
}

Statement ParseShowPartitions(Parser& p) {
  ShowPartitions ast;
  ast.name = p.Name();
  ast.partition = ParseFilter(p, "PartitionName");
  return Bind(std::move(ast));
}

Statement ParseShowAlter(Parser& p) {
  ShowAlter ast;
  if (p.Accept("FROM") || p.Accept("IN")) ast.database = p.Name(2);
  ast.table = ParseFilter(p, "TableName");
  if (p.AcceptAll({"ORDER", "BY"})) {
    p.Expect("CreateTime");
    ast.newest_first = p.Accept("DESC");
  }
  int64_t limit = 0;
  if (p.Accept("LIMIT") && ParseInt(p.Integer(), &limit)) ast.limit = limit;
  return Bind(std::move(ast));
}

// [["Amsterdam"],["Utrecht"]]
std::string ListText(const Partition& partition) {
  std::vector<std::string> rows;
  for (const std::vector<std::string>& value : partition.values) {
    rows.push_back(StrCat("[\"", Join(value, "\",\""), "\"]"));
  }
  return StrCat("[", Join(rows, ","), "]");
}

std::string ValueText(const Table& table, const Partition& partition) {
  if (table.partitioning.kind == Kind::kList) return ListText(partition);
  if (table.partitioning.kind == Kind::kNone) return "";
  return BoundTypes(table).RangeText(partition);
}

const std::string& Or(const std::string& own, const std::string& otherwise) {
  return own.empty() ? otherwise : own;
}

std::vector<Cell> PartitionRow(const Table& table, const Partition& partition) {
  return {StrCat(partition.id),
          partition.name,
          "1",
          FormatTime(table.created_seconds),
          "0",
          "NORMAL",
          Join(table.partitioning.columns, ", "),
          ValueText(table, partition),
          Join(table.hash_columns, ", "),
          Or(partition.buckets, table.buckets),
          Or(partition.replication_num, table.properties.at("replication_num")),
          "SSD",
          "9999-12-31 15:59:59",
          std::nullopt,
          "0B",
          "0B",
          "false",
          "0",
          "1",
          StrCat(partition.id),
          "TXN_NORMAL"};
}

// The one partition of a table without partitions.
Partition WholeTable(const Table& table) {
  Partition whole;
  whole.id = table.id;
  whole.name = table.name;
  return whole;
}

Cell Property(const Table& table, const std::string& key) {
  auto found = table.properties.find(key);
  return found == table.properties.end() ? Cell() : Cell(found->second);
}

std::vector<Cell> DynamicRow(const Table& table) {
  auto dynamic = [&](const char* key) {
    return Property(table, StrCat("dynamic_partition.", key));
  };
  return {table.name,
          dynamic("enable"),
          dynamic("time_unit"),
          dynamic("start"),
          dynamic("end"),
          dynamic("prefix"),
          dynamic("buckets"),
          Property(table, "replication_num"),
          std::nullopt,
          FormatTime(table.created_seconds),
          std::nullopt,
          "NORMAL",
          std::nullopt,
          std::nullopt,
          "false"};
}

}  // namespace

Statement ParsePartitionShowStatement(Parser& p) {
  if (p.AcceptAll({"SHOW", "PARTITIONS", "FROM"})) return ParseShowPartitions(p);
  if (p.AcceptAll({"SHOW", "DYNAMIC", "PARTITION", "TABLES"})) {
    return Bind(ShowDynamicPartitions{});
  }
  if (p.AcceptAll({"SHOW", "ALTER", "TABLE", "COLUMN"})) return ParseShowAlter(p);
  return {};
}

Result Execute(const ShowPartitions& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = RequireSeeing(context, located)) return *error;
  const Table& table = *located.table;
  bool list = table.partitioning.kind == Kind::kList;
  if (table.buckets.empty()) return NotSimulated("SHOW PARTITIONS with automatic buckets");
  RowsResult result = MakeRows({"PartitionId",        "PartitionName",
                                "VisibleVersion",     "VisibleVersionTime",
                                "VisibleVersionHash", "State",
                                "PartitionKey",       list ? "List" : "Range",
                                "DistributionKey",    "Buckets",
                                "ReplicationNum",     "StorageMedium",
                                "CooldownTime",       "LastConsistencyCheckTime",
                                "DataSize",           "StorageSize",
                                "IsInMemory",         "RowCount",
                                "DataVersion",        "VersionEpoch",
                                "VersionTxnType"});
  std::vector<Partition> partitions = table.partitioning.partitions;
  if (table.partitioning.kind == Kind::kNone) partitions = {WholeTable(table)};
  for (const Partition& partition : partitions) {
    if (statement.partition.has_value() && partition.name != *statement.partition) continue;
    result.rows.push_back(PartitionRow(table, partition));
  }
  return result;
}

Result Execute(const ShowDynamicPartitions&, Context& context) {
  Located located = LocateDatabase({""}, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result =
      MakeRows({"TableName", "Enable", "TimeUnit", "Start", "End", "Prefix", "Buckets",
                "ReplicationNum", "StartOf", "LastUpdateTime", "LastSchedulerTime", "State",
                "LastCreatePartitionMsg", "LastDropPartitionMsg", "InScheduler"});
  for (const auto& [name, table] : located.database->tables) {
    if (!Property(table, "dynamic_partition.enable").has_value()) continue;
    result.rows.push_back(DynamicRow(table));
  }
  return result;
}

}  // namespace sandbox::behaviour
