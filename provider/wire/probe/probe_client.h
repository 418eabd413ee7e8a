// Terraform's side of a connection, for tests.
#ifndef PROVIDER_WIRE_PROBE_PROBE_CLIENT_H_
#define PROVIDER_WIRE_PROBE_PROBE_CLIENT_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/status.h"
#include "provider/wire/certificate.h"
#include "provider/wire/handshake.h"

namespace probe {

// A channel that shows `client` (null: no certificate) and trusts only the certificate that the
// handshake line carried.
std::shared_ptr<grpc::Channel> TlsChannel(const wire::Endpoint& endpoint,
                                          std::string_view server_certificate,
                                          const wire::Certificate* client);
std::shared_ptr<grpc::Channel> PlainChannel(const wire::Endpoint& endpoint);

// The parts of a handshake line.
struct Handshake {
  wire::Endpoint endpoint;
  std::string certificate;
};
Handshake ParseHandshake(std::string_view line);

// One unary call with message bytes as they are. `method`: "/package.Service/Method".
struct Reply {
  grpc::Status status;
  std::string bytes;
};
Reply Call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
           const std::string& request = {}, absl::Duration timeout = absl::Seconds(20));

}  // namespace probe

#endif  // PROVIDER_WIRE_PROBE_PROBE_CLIENT_H_
