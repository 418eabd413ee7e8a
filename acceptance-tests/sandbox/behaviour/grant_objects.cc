#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/grant_statements.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

using Key = std::variant<ObjectKey, ErrorResult>;

constexpr std::string_view kDefaultWarehouse = "default_warehouse";

ErrorResult CannotFind(std::string_view kind, std::string_view name) {
  return AnalyzeError(StrCat("cannot find ", kind, ": ", name));
}

// The database part of a key in the current catalog; external databases are not looked up.
Key DatabasePart(const std::string& catalog, const std::string& name, const Context& context) {
  ObjectKey key = CatalogKey(context.state, catalog);
  if (key.catalog.empty()) return CannotFind("catalog", catalog);
  if (catalog != kInternalCatalog) {
    key.database = name;
    return key;
  }
  const Database* database = FindDatabase(context.state, name);
  if (database == nullptr) return CannotFind("db", name);
  return DatabaseKey(*database);
}

std::string LowerTypeName(ObjectType type) { return Lower(InfoOf(type).name); }

// Objects of databases other than tables are always those of default_catalog.
std::string CatalogFor(ObjectType type, const Context& context) {
  bool external = type == ObjectType::kTable || type == ObjectType::kDatabase;
  return external ? context.session.catalog : std::string(kInternalCatalog);
}

ErrorResult NotInDatabase(ObjectType type, const QualifiedName& name, const Database& database) {
  return AnalyzeError(
      StrCat("cannot find ", LowerTypeName(type), " ", name.back(), " in db ", database.name));
}

Key FunctionKey(const std::map<std::string, Function>& functions, const std::string& signature,
                std::string_view database_name, ObjectKey key) {
  auto found = functions.find(signature);
  if (found == functions.end()) {
    return AnalyzeError(StrCat("cannot find function ", database_name, ".",
                               signature.substr(0, signature.find('(')), "!"));
  }
  key.object = StrCat(found->second.id);
  return key;
}

Key KeyInDatabase(ObjectType type, const QualifiedName& name, const Context& context) {
  std::string catalog = CatalogFor(type, context);
  std::string database_name = name.size() > 1 ? name[0] : context.session.database;
  if (database_name.empty()) return NoDatabaseSelected();
  Key part = DatabasePart(catalog, database_name, context);
  if (std::holds_alternative<ErrorResult>(part)) return part;
  ObjectKey key = std::get<ObjectKey>(part);
  if (catalog != kInternalCatalog) {
    key.object = name.back();
    return key;
  }
  const Database& database = *FindDatabase(context.state, database_name);
  if (type == ObjectType::kFunction) {
    return FunctionKey(database.functions, name.back(), database_name, key);
  }
  if (type == ObjectType::kPipe) {
    auto pipe = database.pipes.find(name.back());
    if (pipe == database.pipes.end()) return NotInDatabase(type, name, database);
    return PipeKey(database, pipe->second);
  }
  auto table = database.tables.find(name.back());
  if (table == database.tables.end() || TypeOf(table->second) != type) {
    return NotInDatabase(type, name, database);
  }
  return TableKey(database, table->second);
}

template <typename Object>
Key KeyOfGlobal(const std::map<std::string, Object>& objects, ObjectType type,
                const std::string& name) {
  auto found = objects.find(name);
  if (found == objects.end()) return CannotFind(LowerTypeName(type), name);
  return GlobalKey(found->second.id);
}

Key KeyOfName(ObjectType type, const QualifiedName& name, const Context& context) {
  const GlobalObjects& globals = context.state.globals;
  switch (type) {
    case ObjectType::kCatalog: {
      ObjectKey key = CatalogKey(context.state, name.back());
      if (key.catalog.empty()) return CannotFind("catalog", name.back());
      return key;
    }
    case ObjectType::kDatabase:
      return DatabasePart(name.size() > 1 ? name[0] : context.session.catalog, name.back(),
                          context);
    case ObjectType::kResource:
      if (globals.resources.count(name.back()) == 0) return CannotFind("resource", name.back());
      return ObjectKey{"", "", name.back()};
    case ObjectType::kResourceGroup:
      return KeyOfGlobal(globals.resource_groups, type, name.back());
    case ObjectType::kStorageVolume:
      return KeyOfGlobal(globals.storage_volumes, type, name.back());
    case ObjectType::kWarehouse:
      if (name.back() != kDefaultWarehouse) return CannotFind("warehouse", name.back());
      return GlobalKey(0);
    case ObjectType::kGlobalFunction:
      return FunctionKey(globals.functions, name.back(), "__global_udf_db__", {});
    default:
      return KeyInDatabase(type, name, context);
  }
}

Key KeyOfAll(const GrantTarget& target, const Context& context) {
  const std::string all(kAnything);
  if (target.type == ObjectType::kCatalog) return ObjectKey{all, "", ""};
  ObjectKey key = CatalogKey(context.state, CatalogFor(target.type, context));
  if (target.type == ObjectType::kDatabase) return ObjectKey{key.catalog, all, ""};
  if (!InfoOf(target.type).in_database) return ObjectKey{"", "", all};
  if (!target.in_database.has_value()) return ObjectKey{key.catalog, all, all};
  Key part = DatabasePart(CatalogFor(target.type, context), *target.in_database, context);
  if (auto* found = std::get_if<ObjectKey>(&part)) found->object = all;
  return part;
}

// Names of objects from their ids.

std::optional<std::string> CatalogName(const std::string& id, const State& state) {
  if (id == kInternalCatalogId) return std::string(kInternalCatalog);
  for (const auto& [name, catalog] : state.catalogs) {
    if (StrCat(catalog.id) == id) return name;
  }
  return std::nullopt;
}

// The name behind the database part; `database` gets the database of default_catalog.
std::optional<std::string> DatabaseName(const ObjectKey& key, const State& state,
                                        const Database** database) {
  if (key.catalog != kInternalCatalogId) {
    return CatalogName(key.catalog, state).has_value() ? std::optional(key.database) : std::nullopt;
  }
  *database = FindDatabaseById(state, key.database);
  if (*database == nullptr) return std::nullopt;
  return (*database)->name;
}

template <typename Objects>
std::optional<std::string> NameOfId(const Objects& objects, const std::string& id) {
  for (const auto& [name, object] : objects) {
    if (StrCat(object.id) == id) return name;
  }
  return std::nullopt;
}

std::optional<std::string> PrintInDatabase(ObjectType type, const ObjectKey& key,
                                           const State& state) {
  const ObjectTypeInfo& info = InfoOf(type);
  if (key.database == kAnything) {
    // The front end forgets the pipes here.
    if (type == ObjectType::kPipe) return "ALL DATABASES";
    return StrCat("ALL ", info.plural, " IN ALL DATABASES");
  }
  const Database* database = nullptr;
  std::optional<std::string> name = DatabaseName(key, state, &database);
  if (!name.has_value()) return std::nullopt;
  if (key.object == kAnything) {
    return StrCat("ALL ", info.plural, type == ObjectType::kPipe ? " " : "", " IN DATABASE ",
                  *name);
  }
  if (database == nullptr) return StrCat(info.name, " ", *name, ".", key.object);
  if (type == ObjectType::kFunction) {
    auto signature = NameOfId(database->functions, key.object);
    if (!signature.has_value()) return std::nullopt;
    return StrCat("FUNCTION ", *signature, " in DATABASE ", *name);
  }
  auto object = type == ObjectType::kPipe ? NameOfId(database->pipes, key.object)
                                          : NameOfId(database->tables, key.object);
  if (!object.has_value()) return std::nullopt;
  return StrCat(info.name, " ", *name, ".", *object);
}

std::optional<std::string> GlobalName(ObjectType type, const ObjectKey& key, const State& state) {
  switch (type) {
    case ObjectType::kCatalog:
      return CatalogName(key.catalog, state);
    case ObjectType::kDatabase: {
      const Database* database = nullptr;
      return DatabaseName(key, state, &database);
    }
    case ObjectType::kResourceGroup:
      return NameOfId(state.globals.resource_groups, key.object);
    case ObjectType::kStorageVolume:
      return NameOfId(state.globals.storage_volumes, key.object);
    case ObjectType::kGlobalFunction:
      return NameOfId(state.globals.functions, key.object);
    case ObjectType::kWarehouse:
      return std::string(kDefaultWarehouse);
    default:
      return key.object;  // users and resources are kept by name
  }
}

}  // namespace

Keys ResolveTarget(const GrantTarget& target, const Context& context) {
  if (target.type == ObjectType::kSystem) return std::vector<ObjectKey>{{}};
  std::vector<ObjectKey> keys;
  if (target.all) {
    Key key = KeyOfAll(target, context);
    if (auto* error = std::get_if<ErrorResult>(&key)) return *error;
    return std::vector<ObjectKey>{std::get<ObjectKey>(key)};
  }
  for (const Identity& user : target.users) {
    if (MaybeError error = CheckUserExists(context, user)) return *error;
    keys.push_back({"", "", user.Text()});
  }
  for (const QualifiedName& name : target.names) {
    Key key = KeyOfName(target.type, name, context);
    if (auto* error = std::get_if<ErrorResult>(&key)) return *error;
    keys.push_back(std::get<ObjectKey>(key));
  }
  return keys;
}

std::optional<std::string> PrintObject(ObjectType type, const ObjectKey& key, const State& state) {
  const ObjectTypeInfo& info = InfoOf(type);
  if (type == ObjectType::kSystem) return "SYSTEM";
  if (info.in_database) return PrintInDatabase(type, key, state);
  bool all = type == ObjectType::kCatalog    ? key.catalog == kAnything
             : type == ObjectType::kDatabase ? key.database == kAnything
                                             : key.object == kAnything;
  if (all) return StrCat("ALL ", info.plural);
  std::optional<std::string> name = GlobalName(type, key, state);
  if (!name.has_value()) return std::nullopt;
  return StrCat(info.name, " ", *name);
}

}  // namespace sandbox::behaviour
