#include <algorithm>
#include <variant>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

constexpr int64_t kMaxConnections = 10000;
constexpr int64_t kFrontendConnections = 4096;  // FE config qe_max_connection

MaybeError SetMaxConnections(const std::string& value, UserProperties* properties) {
  int64_t number = 0;
  if (value.empty()) {
    properties->max_connections = UserProperties().max_connections;
    return std::nullopt;
  }
  if (!ParseInt(value, &number)) return RunError("max_user_connections is not a number");
  if (number <= 0 || number > kMaxConnections) {
    return RunError(
        StrCat("max_user_connections is not valid, the value must be between 1 "
               "and ",
               kMaxConnections));
  }
  if (number > kFrontendConnections) {
    return RunError(
        StrCat("max_user_connections is not valid, the value must be less than "
               "qe_max_connection(",
               kFrontendConnections, ")"));
  }
  properties->max_connections = StrCat(number);
  return std::nullopt;
}

MaybeError SetCatalog(const std::string& value, const State& state, UserProperties* properties) {
  if (!value.empty() && CatalogKey(state, value).catalog.empty()) {
    return UnknownCatalog(value, false);
  }
  properties->catalog = value.empty() ? std::string(kInternalCatalog) : value;
  return std::nullopt;
}

MaybeError SetDatabase(const std::string& value, State& state, UserProperties* properties) {
  properties->database = value;
  if (value.empty()) return std::nullopt;
  if (properties->catalog != kInternalCatalog) {
    return RunError("Unable to instantiate org.apache.hadoop.hive.metastore.HiveMetaStoreClient");
  }
  if (FindDatabase(state, value) != nullptr) return std::nullopt;
  return RunError(StrCat(properties->catalog, ".", value, " not exists"));
}

MaybeError SetSessionVariable(const std::string& name, const std::string& value,
                              UserProperties* properties) {
  if (value.empty()) {
    properties->session.erase(name);
    return std::nullopt;
  }
  const VariableInfo* info = FindVariable(name);
  if (info == nullptr) return UnknownVariable(name, false);
  bool text = info->kind == VariableInfo::Kind::kString && info->name != "sql_mode";
  auto normalized = NormalizeVariable(*info, {value});
  if (!text && std::holds_alternative<ErrorResult>(normalized)) {
    return RunError(kWrongVariableType,
                    StrCat("Incorrect argument type to variable '", value, "'"));
  }
  if (info->name == "sql_mode") {
    return RunError(kWrongVariableType,
                    StrCat("Incorrect argument type to variable '", value, "'"));
  }
  properties->session[name] = value;
  return std::nullopt;
}

MaybeError SetOne(const std::string& key, const std::string& value, State& state,
                  UserProperties* properties) {
  constexpr std::string_view kSession = "session.";
  if (key == "max_user_connections") return SetMaxConnections(value, properties);
  if (key == "catalog") return SetCatalog(value, state, properties);
  if (key == "database") return SetDatabase(value, state, properties);
  if (key.starts_with(kSession)) {
    return SetSessionVariable(key.substr(kSession.size()), value, properties);
  }
  return RunError(StrCat("Unknown user property(", key, ")"));
}

// LIKE leaves the session variables out, whatever the pattern.
Properties Listing(const UserProperties& properties, bool like) {
  Properties rows = {{"max_user_connections", properties.max_connections},
                     {"catalog", properties.catalog},
                     {"database", properties.database}};
  if (like) return rows;
  for (const auto& [name, value] : properties.session) {
    rows.emplace_back("session." + name, value);
  }
  return rows;
}

}  // namespace

MaybeError SetUserProperties(const std::string& user, const Properties& properties,
                             Context& context) {
  UserProperties changed = context.accounts().properties[user];
  for (const auto& [key, value] : properties) {
    if (MaybeError error = SetOne(key, value, context.state, &changed)) return error;
  }
  context.accounts().properties[user] = std::move(changed);
  return std::nullopt;
}

Result Execute(const AlterUserProperties& statement, Context& context) {
  std::string user = statement.user.value_or(context.session.identity.user);
  if (user != context.session.identity.user) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  if (context.accounts().properties.count(user) == 0) {
    return RunError(StrCat("user '", user, "' doesn't exist"));
  }
  if (MaybeError error = SetUserProperties(user, statement.properties, context)) return *error;
  return OkResult{};
}

Result Execute(const ShowProperty& statement, Context& context) {
  std::string user = statement.user.value_or(context.session.identity.user);
  auto properties = context.accounts().properties.find(user);
  if (properties == context.accounts().properties.end()) {
    return AnalyzeError(StrCat("Unknown user: ", user));
  }
  if (user != context.session.identity.user) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  RowsResult result = MakeRows({"Key", "Value"});
  for (const auto& [key, value] : Listing(properties->second, statement.like.has_value())) {
    if (!statement.like.has_value() || Like(key, *statement.like)) {
      result.rows.push_back({key, value});
    }
  }
  return result;
}

}  // namespace sandbox::behaviour
