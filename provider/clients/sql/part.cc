#include "provider/clients/sql/part.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/base/utf8.h"

namespace sql {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;
using base::ToAbsl;

constexpr std::string_view kNul("\0", 1);

bool HasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_iscntrl(static_cast<unsigned char>(c)); });
}

// Names the flaw and not the value, which may be secret or no text.
absl::Status CheckString(std::string_view value) {
  if (value.find(kNul) != std::string_view::npos) {
    return MakeError(ErrorKind::kFinal, "a string for StarRocks must not contain a NUL character");
  }
  if (!base::IsValidUtf8(value)) {
    return MakeError(ErrorKind::kFinal, "a string for StarRocks must be valid UTF-8");
  }
  return absl::OkStatus();
}

absl::Status CheckName(std::string_view name) {
  if (name.empty()) return MakeError(ErrorKind::kFinal, "a name must not be empty");
  if (!base::IsValidUtf8(name)) {
    return MakeError(ErrorKind::kFinal, "a name must be valid UTF-8");
  }
  if (HasControl(name)) {
    return MakeError(ErrorKind::kFinal, "a name must not contain control characters");
  }
  if (name.find('`') != std::string_view::npos) {
    return MakeError(ErrorKind::kFinal, StrCat("the name \"", name,
                                               "\" must not contain a backtick: "
                                               "StarRocks has no way to write it"));
  }
  return absl::OkStatus();
}

// Exact for the server's lexer whatever its sql_mode.
std::string Quote(std::string_view value) {
  return StrCat("'", absl::StrReplaceAll(ToAbsl(value), {{"\\", "\\\\"}, {"'", "\\'"}}), "'");
}

}  // namespace

absl::StatusOr<Ident> Ident::Of(std::string_view name) {
  TF_TRY(CheckName(name));
  const std::string quoted = StrCat("`", name, "`");
  return Ident(quoted, quoted);
}

absl::StatusOr<Literal> Literal::Of(std::string_view value) {
  TF_TRY(CheckString(value));
  return Literal(Quote(value), "?");
}

absl::StatusOr<Secret> Secret::Of(const base::Secret& value) {
  TF_TRY(CheckString(value.Reveal()));
  return Secret(Quote(value.Reveal()), "<secret>");
}

Bare Bare::Integer(int64_t value) {
  const std::string digits = StrCat(value);
  return Bare(digits, digits);
}

absl::StatusOr<Bare> Bare::Size(std::string_view token) {
  constexpr std::array<std::string_view, 11> kUnits = {"B",  "K", "KB", "M", "MB", "G",
                                                       "GB", "T", "TB", "P", "PB"};
  const std::size_t unit = std::min(token.find_first_not_of("0123456789"), token.size());
  const bool legal = unit > 0 && token[0] != '0' &&
                     std::find(kUnits.begin(), kUnits.end(), token.substr(unit)) != kUnits.end();
  if (!legal) return MakeError(ErrorKind::kFinal, "not a data size");
  return Bare(std::string(token), std::string(token));
}

absl::StatusOr<UserIdentity> UserIdentity::Of(std::string_view name, std::string_view host,
                                              bool is_domain) {
  TF_TRY(CheckString(name));
  TF_TRY(CheckString(host));
  const std::string quoted_host = is_domain ? StrCat("[", Quote(host), "]") : Quote(host);
  const std::string identity = StrCat(Quote(name), "@", quoted_host);
  return UserIdentity(identity, identity);
}

}  // namespace sql
