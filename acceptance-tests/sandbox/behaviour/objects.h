// Databases, tables, catalogs and the other objects that grants can be on.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OBJECTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OBJECTS_H_

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandbox::behaviour {

using Properties = std::vector<std::pair<std::string, std::string>>;

struct TableColumn {
  std::string name;
  std::string type;         // as DESC prints it, e.g. "varchar(50)", "int"
  std::string create_type;  // as SHOW CREATE TABLE prints it, e.g. "int(11)"
  std::string aggregation;  // SUM, REPLACE, ..., empty if none
  std::string comment;
  std::optional<std::string> default_value;
  bool default_is_expression = false;  // CURRENT_TIMESTAMP and functions: printed without quotes
  std::string generated;               // AS ...: the expression, empty if none
  bool auto_increment = false;
  bool nullable = true;
  bool key = false;
};

struct TableIndex {
  std::string name;
  std::vector<std::string> columns;
  std::string type;  // "BITMAP", ...
  std::string comment;
};

// The upper bound that nothing reaches.
inline constexpr std::string_view kMaxValue = "MAXVALUE";

struct Partition {
  int64_t id = 0;
  std::string name;
  // Of a range: one value per partition column; `lower` empty while the server has to find it.
  std::vector<std::string> lower, upper;
  std::vector<std::vector<std::string>> values;  // of a list
  std::string buckets;                           // empty: those of the table
  std::string replication_num;                   // empty: that of the table
};

// START (..) END (..) EVERY (..): partitions of equal width.
struct PartitionBatch {
  std::string start, end;
  int64_t step = 1;
  std::string unit;  // "DAY", ...; empty: integers
};

struct Partitioning {
  enum class Kind { kNone, kRange, kList, kExpression };
  Kind kind = Kind::kNone;
  std::vector<std::string> columns;
  std::string expression;  // as SHOW CREATE TABLE prints it behind PARTITION BY
  std::vector<Partition> partitions;
  std::vector<PartitionBatch> batches;  // as written; none once the table exists
};

struct Table {
  enum class Kind { kTable, kView, kMaterializedView, kSystemView };
  int64_t id = 0;
  std::string name;
  Kind kind = Kind::kTable;
  std::vector<TableColumn> columns;
  std::string key_model;  // "DUPLICATE KEY", ...
  std::vector<std::string> key_columns;
  bool distributed = false;               // a DISTRIBUTED BY was given
  std::vector<std::string> hash_columns;  // empty: DISTRIBUTED BY RANDOM
  std::string buckets;                    // empty: chosen by the server
  std::vector<std::string> order_by;
  std::vector<TableIndex> indexes;
  Partitioning partitioning;
  std::vector<Partition> recycled_partitions;  // the newest last
  int64_t replicas = 1;                        // those that its tablets really have
  std::string comment;
  std::map<std::string, std::string> properties;
  std::string definition;  // of a view: the SELECT as the front end prints it
  std::string refresh;     // of a materialized view: "DEFERRED MANUAL", ...
  bool invoker = false;    // of a view: SECURITY INVOKER
  std::vector<std::vector<std::string>> base_tables;  // of a view
  int64_t created_seconds = 0;
};

// A change of a table's columns as SHOW ALTER TABLE COLUMN lists it. What it brings is there once
// it is finished.
struct AlterJob {
  enum class State { kRunning, kFinished, kCancelled };
  int64_t id = 0;
  int64_t table_id = 0;
  std::string table_name;  // when the job was made
  int64_t index_id = 0, origin_index_id = 0;
  int64_t schema_version = 0;
  int64_t transaction_id = 0;
  bool fast = false;  // by metadata alone
  State state = State::kRunning;
  std::string message;
  int64_t created_seconds = 0, due_milliseconds = 0, finished_seconds = 0;
  Table changed;
};

struct RoutineLoad {
  enum class State { kRunning, kPaused, kStopped };
  int64_t id = 0;
  std::string name;
  int64_t table_id = 0;
  std::string source;  // "KAFKA", "PULSAR"
  State state = State::kRunning;
  std::optional<std::string> column_separator, row_delimiter;
  std::vector<std::string> columns;             // "id", "d=date(ts)"
  std::string where;                            // as printed, empty if none
  std::vector<std::string> partitions;          // of the table
  std::map<std::string, std::string> settings;  // PROPERTIES, defaults filled in
  std::string brokers, topic;
  // As CREATE named them; an ALTER changes the progress only.
  std::vector<std::string> kafka_partitions, kafka_offsets;
  std::map<std::string, std::string> progress;  // the last offset read, by partition
  Properties custom;                            // property.*, without that prefix
  std::string reason;                           // of the last change of state
  int64_t created_seconds = 0, paused_seconds = 0, ended_seconds = 0;
};

struct Function {
  int64_t id = 0;
  std::string name;       // lower case
  std::string signature;  // "f(INT)"
  std::string return_type;
  bool aggregate = false;
  Properties properties;
};

// A continuous load of files.
struct Pipe {
  int64_t id = 0;
  std::string state = "RUNNING";  // as shown
  std::string table;              // database.table
  int64_t created_seconds = 0;
};

// A certificate or the like that the servers keep a copy of.
struct SmallFile {
  int64_t id = 0;
  int64_t size = 0;  // bytes
  std::string md5;
};

inline constexpr int64_t kNoDataQuota = std::numeric_limits<int64_t>::max();  // bytes
inline constexpr int64_t kNoReplicaQuota = std::numeric_limits<int64_t>::max();

struct Database {
  int64_t id = 0;
  std::string name;
  int64_t data_quota = kNoDataQuota;  // bytes
  int64_t replica_quota = kNoReplicaQuota;
  std::map<std::string, Table> tables;        // views and materialized views too
  std::vector<Table> recycled_tables;         // the newest last
  std::string lost_tables;                    // of a dropped one: names of tables gone for good
  std::map<std::string, Function> functions;  // by signature
  std::vector<AlterJob> alter_jobs;           // the newest last
  std::vector<RoutineLoad> routine_loads;     // those that have ended too
  std::map<std::string, Pipe> pipes;
  std::map<std::pair<std::string, std::string>, SmallFile> files;  // by catalog and name
};

struct Catalog {
  int64_t id = 0;
  std::string name;
  std::string type;  // as given
  std::optional<std::string> comment;
  Properties properties;
};

// Which queries a resource group takes.
struct Classifier {
  int64_t id = 0;
  std::string user, role, database, source_ip;
  std::vector<std::string> query_types;  // upper case, sorted
};

struct ResourceGroup {
  int64_t id = 0;
  std::map<std::string, std::string> limits;  // as shown
  std::vector<Classifier> classifiers;
};

struct StorageVolume {
  int64_t id = 0;
  std::string type;
  std::vector<std::string> locations;
  std::string comment;
  std::map<std::string, std::string> params;
  bool enabled = true;
};

// What belongs to no database.
struct GlobalObjects {
  std::map<std::string, Function> functions;  // by signature
  std::map<std::string, ResourceGroup> resource_groups;
  std::map<std::string, StorageVolume> storage_volumes;
  std::string default_storage_volume;
  std::map<std::string, Properties> resources;
  std::map<int64_t, std::string> sql_blacklist;
  int64_t next_blacklist_id = 0;
  std::map<std::string, Properties> security_integrations;
  std::map<std::string, Properties> group_providers;
};

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OBJECTS_H_
