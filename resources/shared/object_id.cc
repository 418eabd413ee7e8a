#include "resources/shared/object_id.h"

#include <optional>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"

namespace resources {
namespace {

std::string Quoted(std::string_view name) {
  return name.find('.') == std::string_view::npos ? std::string(name)
                                                  : base::StrCat("`", name, "`");
}

// Takes a name off the front of `rest`; nullopt if none stands there.
std::optional<std::string> TakeName(std::string_view& rest) {
  const bool quoted = rest.starts_with('`');
  if (quoted) rest.remove_prefix(1);
  const std::size_t end = rest.find(quoted ? '`' : '.');
  if (quoted && end == std::string_view::npos) return std::nullopt;
  std::string name(rest.substr(0, end));
  rest.remove_prefix(name.size() + (quoted ? 1 : 0));
  return sql::Ident::Of(name).ok() ? std::optional(name) : std::nullopt;
}

}  // namespace

std::string ObjectId(std::string_view database, std::string_view name) {
  return base::StrCat(Quoted(database), ".", Quoted(name));
}

absl::StatusOr<ObjectName> ParseObjectId(std::string_view id, std::string_view kind) {
  std::string_view rest = id;
  const std::optional<std::string> database = TakeName(rest);
  const bool dot = rest.starts_with('.');
  if (dot) rest.remove_prefix(1);
  const std::optional<std::string> name = dot ? TakeName(rest) : std::nullopt;
  if (database && name && rest.empty()) return ObjectName{*database, *name};
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", id, "\" does not name a ", kind, "."),
                         base::StrCat("The import id is database.", kind,
                                      "; names with a dot stand in backticks: db.`a.b`."));
}

}  // namespace resources
