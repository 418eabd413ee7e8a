#include "provider/clients/starrocks/identity.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"

namespace starrocks {
namespace {

absl::Status Malformed(std::string_view text) {
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", text, "\" is not a user identity."),
                         "Write 'name'@'host', name@host, 'name'@['domain'], or the name alone for "
                         "any host.");
}

bool IsQuote(char c) { return c == '\'' || c == '"' || c == '`'; }

// Takes a quoted or bare word from the front of `rest`; bare words end at `@` or `]`.
bool TakeWord(std::string_view* rest, std::string* word) {
  if (rest->empty()) return false;
  const bool quoted = IsQuote(rest->front());
  const size_t begin = quoted ? 1 : 0;
  const size_t end =
      quoted ? rest->find(rest->front(), 1) : std::min(rest->find_first_of("@]"), rest->size());
  if (end == std::string_view::npos) return false;
  *word = std::string(rest->substr(begin, end - begin));
  rest->remove_prefix(quoted ? end + 1 : end);
  return !word->empty();
}

bool Take(std::string_view* rest, char c) {
  if (rest->empty() || rest->front() != c) return false;
  rest->remove_prefix(1);
  return true;
}

}  // namespace

absl::Status CheckHost(std::string_view host) {
  const bool legal = !host.empty() && std::none_of(host.begin(), host.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || IsQuote(c) || c == '\\' || c == '@' ||
           c == '[' || c == ']' || c == 0x7f;
  });
  if (legal) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal, base::StrCat("\"", host, "\" is not a host pattern."),
      "Write an address, a pattern such as \"10.0.0.%\", or \"%\" for any host.");
}

absl::StatusOr<UserIdentity> ParseUserIdentity(std::string_view text) {
  UserIdentity identity;
  std::string_view rest = text;
  if (!TakeWord(&rest, &identity.name)) return Malformed(text);
  if (Take(&rest, '@')) {
    identity.is_domain = Take(&rest, '[');
    if (!TakeWord(&rest, &identity.host)) return Malformed(text);
    if (identity.is_domain && !Take(&rest, ']')) return Malformed(text);
  }
  if (!rest.empty()) return Malformed(text);
  TF_TRY(CheckUserName(identity.name));
  TF_TRY(CheckHost(identity.host));
  return identity;
}

std::string ToString(const UserIdentity& identity) {
  const std::string host = base::StrCat("'", identity.host, "'");
  return base::StrCat("'", identity.name, "'@", identity.is_domain ? "[" : "", host,
                      identity.is_domain ? "]" : "");
}

}  // namespace starrocks
