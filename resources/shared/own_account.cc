#include "resources/shared/own_account.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/users.h"

namespace resources {

absl::Status CheckNotInUse(const sdk::Call& call, starrocks::Client& client,
                           const starrocks::UserIdentity& id, std::string_view what) {
  TF_ASSIGN(starrocks::UserIdentity own, starrocks::CurrentUser(client, call.context()));
  if (!(own == id)) return absl::OkStatus();
  return sdk::WithTitle(
      "The account in use is protected",
      base::MakeError(base::ErrorKind::kFinal,
                      base::StrCat("The provider is logged in as ", starrocks::ToString(id),
                                   ": that account can't be ", what, "."),
                      "Let the provider log in as another account for this."));
}

}  // namespace resources
