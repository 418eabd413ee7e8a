#include <string>

#include "provider/base/status.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/names.h"
#include "provider/sdk/function.h"

namespace resources::make_function {
namespace {

absl::StatusOr<std::string> Run(const std::string& name, const std::string& host) {
  absl::Status legal = starrocks::CheckUserName(name);
  if (!legal.ok()) return sdk::AtArgument(0, legal);
  legal = starrocks::CheckHost(host);
  if (!legal.ok()) return sdk::AtArgument(1, legal);
  return starrocks::ToString({name, host, false});
}

}  // namespace

sdk::Function user_identity() {
  return sdk::MakeFunction<std::string(std::string, std::string)>(
      "user_identity", "Writes a user identity",
      "The identity `'name'@'host'` of a StarRocks account, as grants and imports take it.",
      {{"name", "Name of the user."},
       {"host", "Host pattern from which the user may log in; `%` for any."}},
      Run);
}

}  // namespace resources::make_function
