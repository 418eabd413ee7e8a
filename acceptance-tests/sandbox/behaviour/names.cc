#include "acceptance-tests/sandbox/behaviour/names.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

bool IsWord(char c) { return IsAlnum(c) || c == '_'; }

// ^\w{1,64}/?[.\w-]{0,63}$, 64 characters at most.
bool IsUserName(std::string_view name) {
  if (name.empty() || name.size() > 64 || !IsWord(name[0])) return false;
  size_t word = 0;
  while (word < name.size() && IsWord(name[word])) ++word;
  if (word < name.size() && name[word] == '/') ++word;
  auto tail = [](char c) { return IsWord(c) || c == '.' || c == '-'; };
  return std::all_of(name.begin() + static_cast<ptrdiff_t>(word), name.end(), tail);
}

}  // namespace

bool IsPlainName(std::string_view name, size_t max, std::string_view more) {
  if (name.empty() || name.size() > max) return false;
  bool underscore = name[0] == '_' && name.size() > 1 && IsAlnum(name[1]);
  if (!IsAlpha(name[0]) && !underscore) return false;
  return std::all_of(name.begin(), name.end(),
                     [&](char c) { return IsWord(c) || more.find(c) != std::string_view::npos; });
}

MaybeError CheckDatabaseName(std::string_view name) {
  if (IsPlainName(name, 256, "-~!@#$%^&<>=+")) return std::nullopt;
  return AnalyzeError(kBadDatabaseName, StrCat("Incorrect database name '", name, "'"));
}

MaybeError CheckRoleName(std::string_view name) {
  if (IsPlainName(name, 64, "")) return std::nullopt;
  return AnalyzeError(StrCat("invalid role format: ", name));
}

MaybeError CheckUserName(std::string_view name) {
  if (IsUserName(name)) return std::nullopt;
  return AnalyzeError(StrCat("invalid user name: ", name));
}

MaybeError CheckObjectName(std::string_view kind, std::string_view name) {
  if (IsPlainName(name, 64, "")) return std::nullopt;
  return AnalyzeError({5063, "42000"}, StrCat("Incorrect ", kind, " name '", name, "'"));
}

}  // namespace sandbox::behaviour
