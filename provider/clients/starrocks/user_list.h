// Reader of SHOW ALL AUTHENTICATION.
#ifndef PROVIDER_CLIENTS_STARROCKS_USER_LIST_H_
#define PROVIDER_CLIENTS_STARROCKS_USER_LIST_H_

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/users.h"

namespace starrocks {

// Not changed after it was made.
class UserList {
 public:
  static absl::StatusOr<UserList> Parse(const Rows& rows);

  const std::vector<User>& All() const { return users_; }  // in the server's order
  std::optional<User> Find(const UserIdentity& id) const;

 private:
  std::vector<User> users_;
  std::map<UserIdentity, std::size_t> places_;
};

absl::StatusOr<std::shared_ptr<const UserList>> ReadUserList(Client& client,
                                                             const base::Context& context);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_USER_LIST_H_
