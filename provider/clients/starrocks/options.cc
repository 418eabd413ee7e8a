#include "provider/clients/starrocks/options.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::StrCat;
using base::ToAbsl;

absl::Status Malformed(std::string_view text, std::string_view why) {
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("\"", text, "\" is no front end address: ", why),
                         "Write `host`, `host:9030` or `[IPv6 address]:9030`.");
}

// A closed set of characters: the driver gives other ones (commas, slashes) meanings of its own.
bool IsHostName(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_';
  });
}

bool IsIpv6(std::string_view host) {
  return std::count(host.begin(), host.end(), ':') >= 2 &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return absl::ascii_isxdigit(static_cast<unsigned char>(c)) || c == ':' || c == '.';
         });
}

// `rest` is what follows the host: nothing or `:port`.
absl::StatusOr<Endpoint> WithPort(std::string_view text, std::string_view host,
                                  std::string_view rest) {
  Endpoint endpoint{std::string(host)};
  if (rest.empty()) return endpoint;
  const bool is_port = rest[0] == ':' && rest.size() > 1 &&
                       absl::ascii_isdigit(static_cast<unsigned char>(rest[1])) &&
                       absl::SimpleAtoi(ToAbsl(rest.substr(1)), &endpoint.port);
  if (!is_port || endpoint.port < 1 || endpoint.port > 65535) {
    return Malformed(text, "the port must be a number from 1 to 65535");
  }
  return endpoint;
}

}  // namespace

absl::StatusOr<Endpoint> ParseEndpoint(std::string_view text) {
  if (IsIpv6(text)) return Endpoint{std::string(text)};
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || !IsIpv6(text.substr(1, close - 1))) {
      return Malformed(text, "no IPv6 address in brackets");
    }
    return WithPort(text, text.substr(1, close - 1), text.substr(close + 1));
  }
  const std::size_t colon = std::min(text.find(':'), text.size());
  if (!IsHostName(text.substr(0, colon))) return Malformed(text, "no host name");
  return WithPort(text, text.substr(0, colon), text.substr(colon));
}

std::string ToString(const Endpoint& endpoint) {
  if (IsIpv6(endpoint.host)) return StrCat("[", endpoint.host, "]:", endpoint.port);
  return StrCat(endpoint.host, ":", endpoint.port);
}

bool IsLoopback(const Endpoint& endpoint) {
  if (absl::EqualsIgnoreCase(endpoint.host, "localhost") || endpoint.host == "::1") return true;
  const bool is_ipv4 = endpoint.host.find_first_not_of("0123456789.") == std::string::npos;
  return is_ipv4 && endpoint.host.starts_with("127.");
}

TlsMode DefaultTlsMode(const std::vector<Endpoint>& endpoints) {
  return std::all_of(endpoints.begin(), endpoints.end(), IsLoopback) ? TlsMode::kDisabled
                                                                     : TlsMode::kVerifyIdentity;
}

}  // namespace starrocks
