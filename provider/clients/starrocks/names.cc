#include "provider/clients/starrocks/names.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::StrCat;

constexpr std::string_view kDatabaseMarks = "-~!@#$%^&<>=+";
constexpr std::size_t kDatabaseLength = 256;
constexpr std::size_t kCommonLength = 64;

bool IsLetter(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); }
bool IsAlnum(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }
bool IsWord(char c) { return IsAlnum(c) || c == '_'; }

absl::Status Illegal(std::string_view kind, std::string_view name, std::string_view rule) {
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("\"", name, "\" is not a valid ", kind, " name"), rule);
}

// A letter, or _ and a letter or digit; then letters, digits, _ and `marks`.
bool FitsCommonRule(std::string_view name, std::string_view marks, std::size_t max_length) {
  const bool good_start =
      !name.empty() &&
      (IsLetter(name[0]) || (name[0] == '_' && name.size() > 1 && IsAlnum(name[1])));
  return good_start && name.size() <= max_length &&
         std::all_of(name.begin(), name.end(), [marks](char c) {
           return IsWord(c) || marks.find(c) != std::string_view::npos;
         });
}

absl::Status CheckCommon(std::string_view kind, std::string_view name) {
  if (FitsCommonRule(name, "", kCommonLength)) return absl::OkStatus();
  return Illegal(
      kind, name,
      "It must begin with a letter, or with _ and a letter or digit, and consist of at most "
      "64 letters, digits and _.");
}

// Word characters, perhaps a slash, then word characters, dots and dashes.
bool FitsUserRule(std::string_view name) {
  const auto word_end = std::find_if_not(name.begin(), name.end(), IsWord);
  const std::size_t word = static_cast<std::size_t>(word_end - name.begin());
  std::string_view rest = name.substr(word);
  if (rest.starts_with('/')) rest.remove_prefix(1);
  return word > 0 && name.size() <= kCommonLength &&
         std::all_of(rest.begin(), rest.end(),
                     [](char c) { return IsWord(c) || c == '.' || c == '-'; });
}

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

absl::Status CheckDatabaseName(std::string_view name) {
  if (FitsCommonRule(name, kDatabaseMarks, kDatabaseLength)) return absl::OkStatus();
  return Illegal(
      "database", name,
      "It must begin with a letter, or with _ and a letter or digit, and consist of at most "
      "256 letters, digits, _ and -~!@#$%^&<>=+ (before StarRocks 3.3 only letters, digits "
      "and _).");
}

absl::Status CheckDatabaseNameFor(const Version& version, std::string_view name) {
  TF_TRY(CheckDatabaseName(name));
  const bool plain = FitsCommonRule(name, "", kDatabaseLength);
  if (plain || CapabilitiesOf(version).special_database_names) return absl::OkStatus();
  return Illegal("database", name,
                 StrCat("StarRocks ", version.text,
                        " takes only letters, digits and _; other characters need 3.3."));
}

absl::Status CheckRoleName(std::string_view name) { return CheckCommon("role", name); }

absl::Status CheckCatalogName(std::string_view name) { return CheckCommon("catalog", name); }

absl::Status CheckUserName(std::string_view name) {
  if (FitsUserRule(name)) return absl::OkStatus();
  return Illegal(
      "user", name,
      "It must begin with a letter, a digit or _ and consist of at most 64 letters, digits "
      "and _; dots, dashes and one / may follow.");
}

bool IsBuiltinRole(std::string_view name) {
  return Contains<6>(
      {"root", "db_admin", "cluster_admin", "user_admin", "security_admin", "public"}, name);
}

bool IsSystemDatabase(std::string_view name) {
  return Contains<3>({"information_schema", "sys", "_statistics_"}, name);
}

}  // namespace starrocks
