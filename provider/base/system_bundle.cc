#include "provider/base/system_bundle.h"

#include <unistd.h>

#include <array>
#include <cstdlib>

namespace base {
namespace {

constexpr std::array<const char*, 5> kPlaces = {"/etc/ssl/certs/ca-certificates.crt",
                                                "/etc/pki/tls/certs/ca-bundle.crt",
                                                "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                                                "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"};

bool IsReadable(const char* path) { return access(path, R_OK) == 0; }

}  // namespace

std::optional<std::string> SystemBundle() {
  if (const char* path = std::getenv("SSL_CERT_FILE"); path != nullptr && IsReadable(path)) {
    return path;
  }
  for (const char* path : kPlaces) {
    if (IsReadable(path)) return path;
  }
  return std::nullopt;
}

}  // namespace base
