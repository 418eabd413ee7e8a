#include "provider/wire/host.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "provider/wire/certificate.h"
#include "provider/wire/server_call.h"

namespace wire {
namespace {

using Credentials = std::shared_ptr<grpc::ServerCredentials>;

// TLS 1.2 or newer (gRPC's default) for exactly one client.
Credentials MutualTls(const Certificate& own, const std::string& client_certificate) {
  grpc::SslServerCredentialsOptions options(
      GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = client_certificate;
  options.pem_key_cert_pairs.push_back({own.key_pem, own.certificate_pem});
  return grpc::SslServerCredentials(options);
}

// Credentials, and our certificate's text for the handshake.
absl::StatusOr<std::pair<Credentials, std::string>> Secure(const std::string& client_certificate) {
  if (client_certificate.empty()) return std::pair(grpc::InsecureServerCredentials(), "");
  absl::StatusOr<Certificate> own = MakeCertificate();
  if (!own.ok()) return own.status();
  return std::pair(MutualTls(*own, client_certificate), EncodeForHandshake(own->der));
}

base::Happening Next(grpc::CompletionQueue& queue) {
  void* tag;
  bool ok;
  if (!queue.Next(&tag, &ok)) return {};
  return {static_cast<base::Event*>(tag), ok};
}

}  // namespace

absl::StatusOr<std::unique_ptr<Host>> Host::Start(const HostEnvironment& env, Methods methods) {
  absl::StatusOr<ListenPlace> place = ListenPlace::Choose(env);
  if (!place.ok()) return place.status();
  auto secure = Secure(env.client_certificate);
  if (!secure.ok()) return secure.status();

  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(place->target(), secure->first, &port);
  // Two plugins on one port would get each other's calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // Its pings are a write and a read more for most calls, on a socket whose bandwidth matters
  // little.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.SetMaxSendMessageSize(kMaxMessageBytes);

  std::unique_ptr<Host> host(new Host(*std::move(place), std::move(methods)));
  host->certificate_ = std::move(secure->second);
  builder.RegisterAsyncGenericService(&host->service_);
  host->queue_ = builder.AddCompletionQueue();
  host->server_ = builder.BuildAndStart();
  if (host->server_ == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("cannot serve on ", host->place_.target(),
                     env.client_certificate.empty() ? "" : " with the host's client certificate"));
  }
  host->endpoint_ = host->place_.Bound(port);
  AwaitCalls({&host->service_, host->queue_.get(), &host->methods_});
  host->crew_.emplace([queue = host->queue_.get()] { return Next(*queue); });
  return host;
}

Host::~Host() { Stop(absl::ZeroDuration()); }

void Host::Stop(absl::Duration grace) {
  if (server_ != nullptr) {
    server_->Shutdown(absl::ToChronoTime(absl::Now() + grace));
    queue_->Shutdown();
    crew_.reset();
    server_ = nullptr;
  }
  place_.Remove();
}

}  // namespace wire
