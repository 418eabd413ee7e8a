#include <string>

#include "provider/base/native_password.h"
#include "provider/base/status.h"
#include "provider/sdk/function.h"

namespace resources::make_function {
namespace {

absl::StatusOr<std::string> Run(const std::string& password) {
  return base::NativePasswordHash(password);
}

}  // namespace

sdk::Function mysql_native_password() {
  return sdk::MakeFunction<std::string(std::string)>(
      "mysql_native_password", "Hashes a password as StarRocks stores it",
      "The `mysql_native_password` hash: `*` and 40 hexadecimal digits; empty for the empty "
      "password. "
      "Mind that the hash is enough to find a weak password: keep it as secret as the password.",
      {{"password", "The password in clear."}}, Run);
}

}  // namespace resources::make_function
