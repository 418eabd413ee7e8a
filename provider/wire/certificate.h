// The plugin's own certificate: made anew by every process, known to its parent only.
#ifndef PROVIDER_WIRE_CERTIFICATE_H_
#define PROVIDER_WIRE_CERTIFICATE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace wire {

struct Certificate {
  std::string certificate_pem;
  std::string key_pem;
  std::string der;  // of the certificate
};

// A self-signed certificate on a fresh key, for the name `localhost`, as server, client and
// authority in one: Terraform takes it as the only root it trusts. `curve` is OpenSSL's name of it;
// Terraform's own certificates are on P-521.
absl::StatusOr<Certificate> MakeCertificate(const char* curve = "P-256");

// The certificate as the handshake line carries it: standard base64 without padding.
std::string EncodeForHandshake(std::string_view der);

}  // namespace wire

#endif  // PROVIDER_WIRE_CERTIFICATE_H_
