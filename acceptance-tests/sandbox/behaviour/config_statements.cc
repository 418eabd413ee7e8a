#include "acceptance-tests/sandbox/behaviour/config_statements.h"

#include <array>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

struct ConfigItem {
  std::string_view key;
  std::string_view value;
  std::string_view type;
  bool is_mutable;
  std::string_view comment;
};

// The settings that infrastructure tooling reads or sets; a real front end has several hundred.
constexpr std::array<ConfigItem, 23> kConfig = {{
    {"alter_scheduler_interval_millisecond", "10000", "int", true, ""},
    {"authentication_chain", "native", "string[]", true, ""},
    {"authorization_enable_admin_user_protection", "false", "boolean", true, ""},
    {"catalog_trash_expire_second", "86400", "long", true, ""},
    {"default_replication_num", "3", "short", true, ""},
    {"edit_log_port", "9010", "int", false, ""},
    {"enable_sql_blacklist", "false", "boolean", true, ""},
    {"enable_statistic_collect_on_first_load", "false", "boolean", true, ""},
    {"enable_udf", "true", "boolean", false, ""},
    {"enable_validate_password", "false", "boolean", true, ""},
    {"http_port", "8030", "int", false, ""},
    {"max_create_table_timeout_second", "60", "int", true, ""},
    {"max_routine_load_batch_size", "4294967296", "long", true, ""},
    {"max_routine_load_task_concurrent_num", "5", "int", true, ""},
    {"max_routine_load_task_num_per_be", "16", "int", true, ""},
    {"privilege_max_role_depth", "16", "int", true, ""},
    {"privilege_max_total_roles_per_user", "64", "int", true, ""},
    {"qe_max_connection", "4096", "int", false, ""},
    {"query_port", "9030", "int", false, ""},
    {"rpc_port", "9020", "int", false, ""},
    {"run_mode", "shared_nothing", "string", false, ""},
    {"statistic_sample_collect_ratio_threshold_of_first_load", "0.1", "double", true,
     "If changed ratio of a table/partition is larger than this threshold, we would use sample "
     "statistics instead of full statistics"},
    {"tablet_create_timeout_second", "10", "int", true, ""},
}};

const ConfigItem* FindConfig(std::string_view key) {
  for (const ConfigItem& item : kConfig) {
    if (item.key == key) return &item;
  }
  return nullptr;
}

// The value as the front end keeps it, or the message of the refusal.
std::optional<std::string> Normalize(const ConfigItem& item, const std::string& value) {
  int64_t number = 0;
  double fraction = 0;
  if (item.type == "boolean") return BoolText(EqualsIgnoreCase(value, "true"));
  if (item.type == "double") {
    return ParseDouble(value, &fraction) ? std::optional(value) : std::nullopt;
  }
  if (item.type == "int" || item.type == "long" || item.type == "short") {
    return ParseInt(value, &number) ? std::optional(StrCat(number)) : std::nullopt;
  }
  return value;
}

}  // namespace

Statement ParseConfigStatement(Parser& p) {
  if (p.AcceptAll({"ADMIN", "SHOW", "FRONTEND", "CONFIG"})) {
    ShowConfig ast;
    if (p.Accept("LIKE")) ast.like = p.String();
    return Bind(std::move(ast));
  }
  if (p.AcceptAll({"ADMIN", "SET", "FRONTEND", "CONFIG"})) {
    SetConfig ast;
    p.Expect("(");
    ast.key = p.String();
    p.Expect("=");
    ast.value = p.String();
    p.Expect(")");
    ast.persistent = p.AcceptAll({"WITH", "PERSISTENT"});
    return Bind(std::move(ast));
  }
  return {};
}

std::string ConfigValue(const State& state, std::string_view key) {
  auto changed = state.frontend_config.find(std::string(key));
  if (changed != state.frontend_config.end()) return changed->second;
  const ConfigItem* item = FindConfig(key);
  return item == nullptr ? "" : std::string(item->value);
}

Result Execute(const ShowConfig& statement, Context& context) {
  if (MaybeError error = RequireSystem(context, {"OPERATE"})) return *error;
  RowsResult result = MakeRows({"Key", "AliasNames", "Value", "Type", "IsMutable", "Comment"});
  for (const ConfigItem& item : kConfig) {
    if (statement.like.has_value() && !Like(item.key, *statement.like)) continue;
    result.rows.push_back({std::string(item.key), "[]", ConfigValue(context.state, item.key),
                           std::string(item.type), BoolText(item.is_mutable),
                           std::string(item.comment)});
  }
  return result;
}

Result Execute(const SetConfig& statement, Context& context) {
  if (MaybeError error = RequireSystem(context, {"OPERATE"})) return *error;
  if (statement.persistent) {
    return RunError("set persisted config failed, because current running mode is not persisted");
  }
  const ConfigItem* item = FindConfig(statement.key);
  if (item == nullptr || !item->is_mutable) {
    return RunError(StrCat("Config '", statement.key, "' does not exist or is not mutable"));
  }
  std::optional<std::string> value = Normalize(*item, statement.value);
  if (!value.has_value()) {
    return RunError(StrCat("Failed to set config '", statement.key, "'. err: For input string: \"",
                           statement.value, "\""));
  }
  context.state.frontend_config[statement.key] = *value;
  return OkResult{};
}

}  // namespace sandbox::behaviour
