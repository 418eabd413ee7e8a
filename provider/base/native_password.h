// What StarRocks stores for a mysql_native_password.
#ifndef PROVIDER_BASE_NATIVE_PASSWORD_H_
#define PROVIDER_BASE_NATIVE_PASSWORD_H_

#include <string>
#include <string_view>

namespace base {

// "*" and the upper-case hex digits of SHA1(SHA1(password)); "" for the empty password. For
// `IDENTIFIED WITH mysql_native_password AS '*...'`, so that the password itself stays here.
std::string NativePasswordHash(std::string_view password);

}  // namespace base

#endif  // PROVIDER_BASE_NATIVE_PASSWORD_H_
