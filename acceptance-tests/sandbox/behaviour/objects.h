// Databases, tables, catalogs and the other objects that grants can be on.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OBJECTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OBJECTS_H_

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
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
  bool auto_increment = false;
  bool nullable = true;
  bool key = false;
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
  std::string comment;
  std::map<std::string, std::string> properties;
  std::string definition;  // of a view: the SELECT as the front end prints it
  std::string refresh;     // of a materialized view: "DEFERRED MANUAL", ...
  bool invoker = false;    // of a view: SECURITY INVOKER
  std::vector<std::vector<std::string>> base_tables;  // of a view
  int64_t created_seconds = 0;
};

struct Function {
  int64_t id = 0;
  std::string name;       // lower case
  std::string signature;  // "f(INT)"
  std::string return_type;
  bool aggregate = false;
  Properties properties;
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
