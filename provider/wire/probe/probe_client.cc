#include "provider/wire/probe/probe_client.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "provider/base/strings.h"

namespace probe {
namespace {

std::string Target(const wire::Endpoint& endpoint) {
  return endpoint.network == "unix" ? "unix:" + endpoint.address : endpoint.address;
}

// The certificate of a handshake line as PEM.
std::string Pem(std::string_view base64) {
  constexpr size_t kLine = 64;
  std::string out = "-----BEGIN CERTIFICATE-----\n", padded(base64);
  padded.append((4 - padded.size() % 4) % 4, '=');
  for (size_t at = 0; at < padded.size(); at += kLine) out += padded.substr(at, kLine) + "\n";
  return out + "-----END CERTIFICATE-----\n";
}

std::shared_ptr<grpc::Channel> Connect(const wire::Endpoint& endpoint,
                                       const std::shared_ptr<grpc::ChannelCredentials>& as) {
  grpc::ChannelArguments arguments;
  arguments.SetSslTargetNameOverride("localhost");
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(Target(endpoint), as, arguments);
}

}  // namespace

std::shared_ptr<grpc::Channel> TlsChannel(const wire::Endpoint& endpoint,
                                          std::string_view server_certificate,
                                          const wire::Certificate* client) {
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = Pem(server_certificate);
  if (client != nullptr) {
    options.pem_cert_chain = client->certificate_pem;
    options.pem_private_key = client->key_pem;
  }
  return Connect(endpoint, grpc::SslCredentials(options));
}

std::shared_ptr<grpc::Channel> PlainChannel(const wire::Endpoint& endpoint) {
  return Connect(endpoint, grpc::InsecureChannelCredentials());
}

Handshake ParseHandshake(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  const std::vector<std::string> parts = absl::StrSplit(base::ToAbsl(line), '|');
  if (parts.size() < 6) return {};
  return {.endpoint = {parts[2], parts[3]}, .certificate = parts[5]};
}

Reply Call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
           const std::string& request, absl::Duration timeout) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  grpc::Slice slice(request);
  grpc::ByteBuffer in(&slice, 1), out;
  grpc::CompletionQueue queue;
  Reply reply;
  auto call = stub.PrepareUnaryCall(&context, method, in, &queue);
  call->StartCall();
  call->Finish(&out, &reply.status, &queue);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  queue.Shutdown();
  std::vector<grpc::Slice> slices;
  if (reply.status.ok() && out.Dump(&slices).ok()) {
    for (const grpc::Slice& s : slices) {
      reply.bytes.append(reinterpret_cast<const char*>(s.begin()), s.size());
    }
  }
  return reply;
}

}  // namespace probe
