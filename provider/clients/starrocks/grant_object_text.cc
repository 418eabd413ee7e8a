#include "provider/clients/starrocks/grant_object_text.h"

#include <algorithm>

namespace starrocks {
namespace {

// The longest of the kinds' names that `text` starts with as a word.
const ObjectKind* LongestAtStart(std::string_view text, std::string_view ObjectKind::*name) {
  const ObjectKind* best = nullptr;
  for (const ObjectKind& kind : ObjectKinds()) {
    const std::string_view word = kind.*name;
    const bool fits = !word.empty() && text.starts_with(word) &&
                      (text.size() == word.size() || text[word.size()] == ' ');
    if (fits && (best == nullptr || word.size() > (best->*name).size())) best = &kind;
  }
  return best;
}

bool StartsWithCreate(const std::string& privilege) { return privilege.starts_with("CREATE "); }

// The order of the two is that of the type (privileges.h).
std::string TypeOfAllDatabases(const std::vector<std::string>& privileges) {
  const auto has = [&](const char* name) {
    return std::find(privileges.begin(), privileges.end(), name) != privileges.end();
  };
  if (std::any_of(privileges.begin(), privileges.end(), StartsWithCreate)) return "DATABASE";
  if (has("USAGE")) return "PIPE";
  if (privileges == std::vector<std::string>{"DROP", "ALTER"}) return "DATABASE";
  if (privileges == std::vector<std::string>{"ALTER", "DROP"}) return "PIPE";
  return "";
}

void TellApart(std::vector<HeldGrant*>& rows) {
  if (rows.size() != 2) return;
  HeldGrant& a = *rows[0];
  HeldGrant& b = *rows[1];
  const auto other = [](const std::string& type) { return type == "PIPE" ? "DATABASE" : "PIPE"; };
  if (a.type.empty() && b.type.empty() && a.privileges == b.privileges) a.type = "DATABASE";
  if (a.type.empty() == b.type.empty()) return;
  if (a.type.empty()) {
    a.type = other(b.type);
  } else {
    b.type = other(a.type);
  }
}

}  // namespace

ObjectText SplitObject(std::string_view object) {
  constexpr std::string_view kAll = "ALL ";
  ObjectText split;
  split.wide = object.starts_with(kAll);
  if (split.wide) object.remove_prefix(kAll.size());
  const auto name = split.wide ? &ObjectKind::plural : &ObjectKind::name;
  split.kind = LongestAtStart(object, name);
  if (split.kind != nullptr) split.rest = object.substr((split.kind->*name).size());
  return split;
}

std::string TypeOfRow(const HeldGrant& grant, const std::vector<std::string>& privileges) {
  const bool could_be_pipes = grant.object == kAllDatabases && grant.catalog == kDefaultCatalog;
  if (could_be_pipes) return TypeOfAllDatabases(privileges);
  const ObjectKind* kind = SplitObject(grant.object).kind;
  return kind == nullptr ? "" : std::string(kind->name);
}

void TellApartAllDatabases(std::vector<HeldGrant>& grants) {
  for (const bool option : {false, true}) {
    std::vector<HeldGrant*> rows;
    for (HeldGrant& grant : grants) {
      const bool one_of_two = grant.object == kAllDatabases && grant.catalog == kDefaultCatalog;
      if (one_of_two && grant.with_grant_option == option) rows.push_back(&grant);
    }
    TellApart(rows);
  }
}

}  // namespace starrocks
