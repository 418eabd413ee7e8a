// The certificate authorities that this machine trusts.
#ifndef PROVIDER_BASE_SYSTEM_BUNDLE_H_
#define PROVIDER_BASE_SYSTEM_BUNDLE_H_

#include <optional>
#include <string>

namespace base {

// Path of the PEM bundle: SSL_CERT_FILE, else where distributions keep it. A statically linked
// OpenSSL does not find it by itself. nullopt if there is none.
std::optional<std::string> SystemBundle();

}  // namespace base

#endif  // PROVIDER_BASE_SYSTEM_BUNDLE_H_
