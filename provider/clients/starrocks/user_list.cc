#include "provider/clients/starrocks/user_list.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"

namespace starrocks {
namespace {

// The one plugin whose string holds a secret; what shows it must not reach a log.
constexpr std::string_view kOAuth2 = "authentication_oauth2";

}  // namespace

absl::StatusOr<UserList> UserList::Parse(const Rows& rows) {
  TF_ASSIGN(const std::size_t identity, rows.Column("UserIdentity"));
  TF_ASSIGN(const std::size_t password, rows.Column("Password"));
  TF_ASSIGN(const std::size_t plugin, rows.Column("AuthPlugin"));
  TF_ASSIGN(const std::size_t auth_string, rows.Column("UserForAuthPlugin"));
  UserList list;
  for (const std::vector<Cell>& row : rows.rows) {
    TF_ASSIGN(UserIdentity id, ParseUserIdentity(TextOf(row[identity])));
    User user{std::move(id), TextOf(row[password]) == "Yes",
              absl::AsciiStrToLower(TextOf(row[plugin])), row[auth_string]};
    if (user.plugin == kOAuth2) base::RegisterSecret(TextOf(row[auth_string]));
    list.places_.emplace(user.id, list.users_.size());
    list.users_.push_back(std::move(user));
  }
  return list;
}

std::optional<User> UserList::Find(const UserIdentity& id) const {
  const auto place = places_.find(id);
  if (place == places_.end()) return std::nullopt;
  return users_[place->second];
}

absl::StatusOr<std::shared_ptr<const UserList>> ReadUserList(Client& client,
                                                             const base::Context& context) {
  return client.CachedAs<UserList>(CacheTag::kUsers, sql::Statement("SHOW ALL AUTHENTICATION"),
                                   context, &UserList::Parse);
}

}  // namespace starrocks
