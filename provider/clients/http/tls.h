// TLS as this room does it: always verified. No network here.
#ifndef PROVIDER_CLIENTS_HTTP_TLS_H_
#define PROVIDER_CLIENTS_HTTP_TLS_H_

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/http/faults.h"
#include "provider/clients/http/options.h"

namespace http {

// Verifies the chain; TLS 1.2 at least. Errors name the file and its attribute.
absl::StatusOr<std::shared_ptr<SSL_CTX>> MakeTlsContext(const Tls& tls, const Endpoint& endpoint);

// The certificate must be for `host`, a name or an address, by a subject alternative name.
absl::Status ExpectHost(SSL* ssl, const std::string& host, const Endpoint& endpoint);

// Why a handshake, or the first read after one, failed. `code` is OpenSSL's, 0 if it has none.
absl::Status HandshakeFault(SSL* ssl, unsigned long code, const std::string& host,
                            const Endpoint& endpoint);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_TLS_H_
