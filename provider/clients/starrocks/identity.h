// User identities: the 'name'@'host' by which StarRocks knows an account.
#ifndef PROVIDER_CLIENTS_STARROCKS_IDENTITY_H_
#define PROVIDER_CLIENTS_STARROCKS_IDENTITY_H_

#include <compare>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace starrocks {

struct UserIdentity {
  std::string name;
  std::string host = "%";  // a pattern, or a domain name
  bool is_domain = false;

  friend bool operator==(const UserIdentity&, const UserIdentity&) = default;
  friend auto operator<=>(const UserIdentity&, const UserIdentity&) = default;
};

// Reads 'u'@'h', 'u'@['domain'], u@h, 'u' or u; the quotes may also be double or backticks. Without
// a host it is `%`. Name and host are checked.
absl::StatusOr<UserIdentity> ParseUserIdentity(std::string_view text);

// OK if StarRocks would take this host pattern or domain.
absl::Status CheckHost(std::string_view host);

// As the server prints it: 'u'@'h' or 'u'@['domain'].
std::string ToString(const UserIdentity& identity);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_IDENTITY_H_
