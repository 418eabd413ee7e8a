#include "acceptance-tests/sandbox/behaviour/small_statements.h"

#include <algorithm>
#include <array>
#include <set>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using Functions = std::map<std::string, Function>;

// The classes in the jar of the test bed.
constexpr std::array<std::string_view, 2> kJarClasses = {"AddOne", "SumI"};

std::string ValueOf(const Properties& properties, std::string_view key) {
  const std::string* value = FindProperty(properties, key);
  return value == nullptr ? "" : *value;
}

MaybeError CheckFunctionProperties(const Properties& properties) {
  auto refuse = [](const std::string& why) { return AnalyzeError(kSemantic, why); };
  std::string symbol = ValueOf(properties, "symbol");
  std::string file = ValueOf(properties, "file");
  std::string md5 = ValueOf(properties, "md5");
  if (!EqualsIgnoreCase(ValueOf(properties, "type"), "StarrocksJar")) {
    return refuse("unknown lang type");
  }
  if (file.empty()) return refuse("No 'object_file' in properties");
  if (symbol.empty()) return refuse("No 'symbol' in properties");
  const char* checksum = Md5OfUrl(file);
  if (checksum == nullptr) return refuse("cannot to compute object's checksum");
  if (!md5.empty() && md5 != checksum) {
    return refuse(StrCat("library's checksum is not equal with input, checksum=", checksum));
  }
  if (std::find(kJarClasses.begin(), kJarClasses.end(), symbol) == kJarClasses.end()) {
    return refuse(StrCat("Class '", symbol, "' not found in object_file :", file));
  }
  return std::nullopt;
}

// The functions of the named place: of a database, or the global ones.
struct Place {
  Functions* functions = nullptr;
  const Database* database = nullptr;
  MaybeError error;
};

Place FindPlace(bool global, const QualifiedName& name, Context& context) {
  if (global) return {&context.state.globals.functions, nullptr, std::nullopt};
  Located located = LocateDatabase(name, context);
  if (!located.error.has_value()) {
    return {&located.database->functions, located.database, std::nullopt};
  }
  if (located.error->code == kUnknownDatabase.code) {
    return {nullptr, nullptr, UnknownDatabase(name[name.size() - 2], false)};
  }
  return {nullptr, nullptr, located.error};
}

MaybeError RequireCreateFunction(const Context& context, const Place& place) {
  if (place.database == nullptr) return RequireSystem(context, {"CREATE GLOBAL FUNCTION"});
  return RequireDatabase(context, place.database, "CREATE FUNCTION");
}

ObjectKey FunctionKey(const Place& place, const Function& function) {
  if (place.database == nullptr) return GlobalKey(function.id);
  ObjectKey key = DatabaseKey(*place.database);
  key.object = StrCat(function.id);
  return key;
}

ObjectType FunctionType(const Place& place) {
  return place.database == nullptr ? ObjectType::kGlobalFunction : ObjectType::kFunction;
}

MaybeError RequireBlacklist(const Context& context) {
  return RequireSystem(context, {"BLACKLIST"});
}

}  // namespace

Result Execute(const CreateFunction& statement, Context& context) {
  const std::string& signature = statement.name.back();
  Place place = FindPlace(statement.global, statement.name, context);
  if (place.error.has_value()) return *place.error;
  if (MaybeError error = CheckFunctionProperties(statement.properties)) return *error;
  if (MaybeError error = RequireCreateFunction(context, place)) return *error;
  bool exists = place.functions->count(signature) != 0;
  if (exists && !statement.replace) {
    if (statement.if_not_exists) return OkResult{};
    return RunError("function already exists");
  }
  Function function;
  function.id = context.state.NewId();
  function.name = signature.substr(0, signature.find('('));
  function.signature = signature;
  function.return_type = statement.return_type;
  function.aggregate = statement.aggregate;
  function.properties = statement.properties;
  (*place.functions)[signature] = std::move(function);
  return OkResult{};
}

Result Execute(const DropFunction& statement, Context& context) {
  const std::string& signature = statement.name.back();
  Place place = FindPlace(statement.global, statement.name, context);
  if (place.error.has_value()) return *place.error;
  auto function = place.functions->find(signature);
  if (function == place.functions->end()) {
    std::string prefix = place.database == nullptr ? "" : StrCat(place.database->name, ".");
    return AnalyzeError({1055, "42000"}, StrCat("Unknown function '", prefix, signature, "'"));
  }
  ObjectType type = FunctionType(place);
  if (!Has(context, type, FunctionKey(place, function->second), {"DROP"})) {
    return AccessDenied(context, "DROP", InfoOf(type).name, signature);
  }
  place.functions->erase(function);
  return OkResult{};
}

Result Execute(const ShowFunctions& statement, Context& context) {
  QualifiedName name = statement.database;
  name.push_back("");
  Place place = FindPlace(statement.global, name, context);
  if (place.error.has_value()) return *place.error;
  std::set<std::string> names;
  for (const auto& [signature, function] : *place.functions) {
    if (statement.like.has_value() && !Like(function.name, *statement.like)) continue;
    if (!HasAny(context, FunctionType(place), FunctionKey(place, function))) continue;
    names.insert(function.name);
  }
  RowsResult result = MakeRows({"Function Name"});
  for (const std::string& function : names) result.rows.push_back({function});
  return result;
}

Result Execute(const CreateResource& statement, Context& context) {
  if (MaybeError error = CheckObjectName("resource", statement.name)) return *error;
  std::string type = ValueOf(statement.properties, "type");
  if (type.empty()) return AnalyzeError("Resource type can't be null");
  constexpr std::array<std::string_view, 6> kTypes = {"SPARK", "HIVE",         "ICEBERG",
                                                      "HUDI",  "ODBC_CATALOG", "JDBC"};
  if (std::find(kTypes.begin(), kTypes.end(), Upper(type)) == kTypes.end()) {
    return AnalyzeError(StrCat("Unrecognized resource type: ", type, ". Only [", Join(kTypes, ", "),
                               "] are supported."));
  }
  if (MaybeError error = RequireSystem(context, {"CREATE RESOURCE"})) return *error;
  if (context.state.globals.resources.count(statement.name) != 0) {
    return RunError(StrCat("Failed to create mapping catalog ", statement.name,
                           " failed, msg: Catalog 'resource_mapping_inside_catalog_", Lower(type),
                           "_", statement.name, "' already exists"));
  }
  context.state.globals.resources[statement.name] = statement.properties;
  return OkResult{};
}

Result Execute(const DropResource& statement, Context& context) {
  bool exists = context.state.globals.resources.count(statement.name) != 0;
  if (exists && !Has(context, ObjectType::kResource, {"", "", statement.name}, {"DROP"})) {
    return AccessDenied(context, "DROP", "RESOURCE", statement.name);
  }
  if (!exists) return RunError(StrCat("Resource(", statement.name, ") does not exist"));
  context.state.globals.resources.erase(statement.name);
  return OkResult{};
}

Result Execute(const ShowResources&, Context& context) {
  RowsResult result = MakeRows({"Name", "ResourceType", "Key", "Value"});
  for (const auto& [name, properties] : context.state.globals.resources) {
    if (!HasAny(context, ObjectType::kResource, {"", "", name})) continue;
    std::string type = Lower(ValueOf(properties, "type"));
    for (const auto& [key, value] : properties) {
      if (key == "password" || (key == "type" && type != "jdbc")) continue;
      result.rows.push_back({name, type, key, value});
    }
  }
  return result;
}

Result Execute(const AddBlacklist& statement, Context& context) {
  if (MaybeError error = RequireBlacklist(context)) return *error;
  GlobalObjects& globals = context.state.globals;
  for (const auto& [id, pattern] : globals.sql_blacklist) {
    if (pattern == statement.pattern) return OkResult{};
  }
  globals.sql_blacklist[globals.next_blacklist_id++] = statement.pattern;
  return OkResult{};
}

Result Execute(const DeleteBlacklist& statement, Context& context) {
  if (MaybeError error = RequireBlacklist(context)) return *error;
  for (const std::string& text : statement.ids) {
    int64_t id = 0;
    if (ParseInt(text, &id)) context.state.globals.sql_blacklist.erase(id);
  }
  return OkResult{};
}

Result Execute(const ShowBlacklist&, Context& context) {
  if (MaybeError error = RequireBlacklist(context)) return *error;
  RowsResult result = MakeRows({"Id", "Forbidden SQL"});
  for (const auto& [id, pattern] : context.state.globals.sql_blacklist) {
    result.rows.push_back({StrCat(id), pattern});
  }
  return result;
}

}  // namespace sandbox::behaviour
