#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/outside_statements.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {
namespace {

// The database of the files, for those who hold something in it.
Located LocateFiles(QualifiedName name, const Context& context) {
  name.push_back("");
  Located located = LocateDatabase(name, context);
  if (!located.error.has_value() && !SeesDatabase(context, *located.database)) {
    located.error = AccessDenied(context, "ANY", "DATABASE", located.database->name);
  }
  return located;
}

// The same, for those who may change the files.
Located LocateForChange(const QualifiedName& name, const Context& context) {
  Located located = LocateFiles(name, context);
  if (!located.error.has_value()) located.error = RequireSystem(context, {"FILE"});
  return located;
}

// A copy of what the URL offers, or why there is none.
MaybeError Fetch(const Properties& properties, SmallFile* file) {
  const std::string& url = *FindProperty(properties, "url");
  const char* md5 = Md5OfUrl(url);
  if (md5 == nullptr) {
    return RunError(StrCat("Failed to get file from url: ", url, ". Error: File not found"));
  }
  const std::string* expected = FindProperty(properties, "md5");
  if (expected != nullptr && *expected != md5) {
    return RunError(
        StrCat("Invalid md5sum of file in url: ", url, ", read: ", md5, ", expected: ", md5));
  }
  file->md5 = md5;
  file->size = SizeOfUrl(url);
  if (file->size == 0) return NotSimulated("CREATE FILE");
  return std::nullopt;
}

}  // namespace

Result Execute(const CreateFile& statement, Context& context) {
  const std::string* catalog = FindProperty(statement.properties, "catalog");
  bool complete = catalog != nullptr && FindProperty(statement.properties, "url") != nullptr;
  if (!complete) return NotSimulated("CREATE FILE");
  Located located = LocateForChange(statement.database, context);
  if (located.error.has_value()) return *located.error;
  auto& files = located.database->files;
  if (files.count({*catalog, statement.name}) != 0) {
    return RunError(StrCat("File ", statement.name, " already exist"));
  }
  SmallFile file;
  if (MaybeError error = Fetch(statement.properties, &file)) return *error;
  file.id = context.state.NewId();
  files[{*catalog, statement.name}] = std::move(file);
  return OkResult{};
}

Result Execute(const DropFile& statement, Context& context) {
  const std::string* catalog = FindProperty(statement.properties, "catalog");
  if (catalog == nullptr) return NotSimulated("DROP FILE");
  Located located = LocateForChange(statement.database, context);
  if (located.error.has_value()) return *located.error;
  if (located.database->files.erase({*catalog, statement.name}) == 0) {
    return RunError(StrCat("No such file: ", statement.name));
  }
  return OkResult{};
}

Result Execute(const ShowFiles& statement, Context& context) {
  Located located = LocateFiles(statement.database, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result =
      MakeRows({"Id", "DbName", "GlobalStateMgr", "FileName", "FileSize", "IsContent", "MD5"});
  for (const auto& [key, file] : located.database->files) {
    result.rows.push_back({StrCat(file.id), located.database->name, key.first, key.second,
                           StrCat(file.size), "true", file.md5});
  }
  return result;
}

}  // namespace sandbox::behaviour
