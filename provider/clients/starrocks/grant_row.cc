#include "provider/clients/starrocks/grant_row.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_object_text.h"

namespace starrocks {
namespace {

using base::StrCat;

constexpr std::string_view kGrant = "GRANT ";
constexpr std::string_view kOption = " WITH GRANT OPTION";
constexpr std::string_view kOn = " ON ";

bool TakeEnd(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

// Takes ` TO ...` from the end: users are printed with their quotes, roles with or without.
bool TakeGrantee(std::string_view& text, std::string_view grantee) {
  for (const std::string_view kind : {"USER ", "ROLE ", "EXTERNAL GROUP ", ""}) {
    if (TakeEnd(text, StrCat(" TO ", kind, grantee))) return true;
    if (TakeEnd(text, StrCat(" TO ", kind, "'", grantee, "'"))) return true;
  }
  return false;
}

// 'a', 'b'
std::optional<std::vector<std::string>> ReadRoles(std::string_view list) {
  std::vector<std::string> roles;
  for (const absl::string_view item : absl::StrSplit(base::ToAbsl(list), ", ")) {
    const bool quoted =
        item.size() > 2 && item.front() == '\'' && item.find('\'', 1) == item.size() - 1;
    if (!quoted) return std::nullopt;
    roles.emplace_back(item.substr(1, item.size() - 2));
  }
  return roles;
}

bool IsPrivilegeChar(char c) {
  return absl::ascii_isupper(static_cast<unsigned char>(c)) || c == ' ' || c == '_';
}

// SELECT, CREATE TABLE
std::optional<std::vector<std::string>> ReadPrivileges(std::string_view list) {
  std::vector<std::string> privileges = absl::StrSplit(base::ToAbsl(list), ", ");
  const bool well_formed =
      std::all_of(privileges.begin(), privileges.end(), [](const std::string& name) {
        return !name.empty() && std::all_of(name.begin(), name.end(), IsPrivilegeChar);
      });
  if (!well_formed) return std::nullopt;
  return privileges;
}

std::optional<HeldGrant> ReadGrant(std::string_view text, const Cell& catalog) {
  const std::size_t on = text.find(kOn);
  if (on == std::string_view::npos) return std::nullopt;
  const auto privileges = ReadPrivileges(text.substr(0, on));
  if (!privileges) return std::nullopt;
  HeldGrant grant;
  grant.catalog = catalog;
  grant.object = std::string(text.substr(on + kOn.size()));
  grant.type = TypeOfRow(grant, *privileges);
  grant.privileges = {privileges->begin(), privileges->end()};
  return grant;
}

std::optional<GrantRow> ReadRow(std::string_view grantee, const Cell& catalog,
                                std::string_view text) {
  if (!text.starts_with(kGrant)) return std::nullopt;
  text.remove_prefix(kGrant.size());
  const bool with_option = TakeEnd(text, kOption);
  if (!TakeGrantee(text, grantee)) return std::nullopt;
  GrantRow row;
  if (text.starts_with('\'')) {
    const auto roles = ReadRoles(text);
    if (!roles) return std::nullopt;
    row.roles = *roles;
    return row;
  }
  row.grant = ReadGrant(text, catalog);
  if (!row.grant) return std::nullopt;
  row.grant->with_grant_option = with_option;
  return row;
}

}  // namespace

absl::StatusOr<GrantRow> ParseGrantRow(std::string_view grantee, const Cell& catalog,
                                       std::string_view text) {
  if (std::optional<GrantRow> row = ReadRow(grantee, catalog, text)) return *std::move(row);
  return base::MakeError(base::ErrorKind::kFinal, StrCat("StarRocks printed a grant of ", grantee,
                                                         " in an unexpected shape: ", text));
}

}  // namespace starrocks
