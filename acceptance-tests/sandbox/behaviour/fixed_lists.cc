#include "acceptance-tests/sandbox/behaviour/fixed_lists.h"

#include "acceptance-tests/sandbox/behaviour/rows.h"

namespace sandbox::behaviour {
namespace {

FixedList List(std::vector<std::string_view> words, bool like,
               const std::vector<std::string_view>& columns,
               std::vector<std::vector<Cell>> rows = {}) {
  FixedList list{std::move(words), like, MakeRows(columns), ""};
  list.rows.rows = std::move(rows);
  return list;
}

FixedList Collations() {
  FixedList list = List({"COLLATION"}, true, {"Collation", "Charset"},
                        {{"utf8_general_ci", "utf8", "33", "Yes", "Yes", "1"},
                         {"binary", "binary", "63", "Yes", "Yes", "1"},
                         {"gbk_chinese_ci", "gbk", "28", "Yes", "Yes", "1"}});
  list.rows.columns.push_back(MakeColumn("Id", kLongLong));
  list.rows.columns.push_back(MakeColumn("Default"));
  list.rows.columns.push_back(MakeColumn("Compiled"));
  list.rows.columns.push_back(MakeColumn("Sortlen", kLongLong));
  return list;
}

FixedList Engines() {
  auto engine = [](const char* name, const char* comment) {
    return std::vector<Cell>{name, "YES", comment, "NO", "NO", "NO"};
  };
  return List({"ENGINES"}, false,
              {"Engine", "Support", "Comment", "Transactions", "XA", "Savepoints"},
              {engine("OLAP", "Default storage engine of StarRocks"),
               engine("MySQL", "MySQL server which data is in it"),
               engine("ELASTICSEARCH", "ELASTICSEARCH cluster which data is in it"),
               engine("HIVE", "HIVE database which data is in it"),
               engine("ICEBERG", "ICEBERG data lake which data is in it")});
}

FixedList Plugins() {
  FixedList list =
      List({"PLUGINS"}, false,
           {"Name", "Type", "Description", "Version", "JavaVersion", "ClassName", "SoName",
            "Sources", "Status", "Properties"},
           {{"__builtin_AuditLogBuilder", "AUDIT", "builtin audit logger", "0.12.0", "1.8.31",
             "com.starrocks.qe.AuditLogBuilder", std::nullopt, "Builtin", "INSTALLED", "{}"}});
  list.privilege = "PLUGIN";
  return list;
}

std::vector<FixedList> MakeLists() {
  std::vector<std::string_view> status = {"Variable_name", "Value"};
  std::vector<std::string_view> warnings = {"Level", "Code", "Message"};
  std::vector<std::string_view> charset = {"Charset", "Description", "Default collation", "Maxlen"};
  std::vector<std::vector<Cell>> utf8 = {{"utf8", "UTF-8 Unicode", "utf8_general_ci", "3"}};
  std::vector<std::string_view> routines = {"Db",
                                            "Name",
                                            "Type",
                                            "Definer",
                                            "Modified",
                                            "Created",
                                            "Security_type",
                                            "Comment",
                                            "character_set_client",
                                            "collation_connection",
                                            "Database Collation"};
  return {
      List({"WARNINGS"}, false, warnings),
      List({"ERRORS"}, false, warnings),
      List({"STATUS"}, true, status),
      List({"SESSION", "STATUS"}, true, status),
      List({"GLOBAL", "STATUS"}, true, status),
      Collations(),
      List({"CHARSET"}, true, charset, utf8),
      List({"CHARACTER", "SET"}, true, charset, utf8),
      Engines(),
      Plugins(),
      List({"PRIVILEGES"}, false, {"Privilege", "Context", "Comment"}),
      List({"EVENTS"}, true,
           {"Db", "Name", "Definer", "Time", "Type", "Execute at", "Interval value",
            "Interval field", "Status", "Ends", "Status", "Originator", "character_set_client",
            "collation_connection", "Database Collation"}),
      List({"TRIGGERS"}, true,
           {"Trigger", "Event", "Table", "Statement", "Timing", "Created", "sql_mode", "Definer",
            "character_set_client", "collation_connection", "Database Collation"}),
      List({"PROCEDURE", "STATUS"}, true, routines),
      List({"FUNCTION", "STATUS"}, true, routines),
      List({"OPEN", "TABLES"}, true, {"Database", "Table", "In_use", "Name_locked"}),
      List({"AUTHORS"}, false, {"Name", "Location", "Comment"}),
      List({"RUNNING", "QUERIES"}, false,
           {"QueryId", "WarehouseId", "ResourceGroupId", "StartTime", "PendingTimeout",
            "QueryTimeout", "State", "Slots", "Fragments", "DOP", "Frontend", "FeStartTime"}),
      List({"REPOSITORIES"}, false,
           {"RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "ErrMsg"}),
      List({"BACKUP"}, false,
           {"JobId", "SnapshotName", "DbName", "State", "BackupObjs", "CreateTime",
            "SnapshotFinishedTime", "UploadFinishedTime", "FinishedTime", "UnfinishedTasks",
            "Progress", "TaskErrMsg", "Status", "Timeout"}),
      List({"RESTORE"}, false,
           {"JobId", "Label", "Timestamp", "DbName", "State", "AllowLoad", "ReplicationNum",
            "RestoreObjs", "CreateTime", "MetaPreparedTime", "SnapshotFinishedTime",
            "DownloadFinishedTime", "FinishedTime", "UnfinishedTasks", "Progress", "TaskErrMsg",
            "Status", "Timeout"}),
      List({"ANALYZE", "JOB"}, false,
           {"Id", "Catalog", "Database", "Table", "Columns", "Type", "Schedule", "Properties",
            "Status", "LastWorkTime", "Reason"}),
  };
}

}  // namespace

const std::vector<FixedList>& FixedLists() {
  static const auto* lists = new std::vector<FixedList>(MakeLists());
  return *lists;
}

}  // namespace sandbox::behaviour
