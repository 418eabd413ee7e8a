// What users read when an endpoint can't be talked to: one sentence, and what to do.
#ifndef PROVIDER_CLIENTS_HTTP_FAULTS_H_
#define PROVIDER_CLIENTS_HTTP_FAULTS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace http {

// How messages call an endpoint.
struct Endpoint {
  std::string name;     // "Flink"
  std::string address;  // https://flink.example.com/base, never with a login
  std::string setting;  // "flink.url"
  std::string block;    // "flink": the object of the settings that holds auth and tls

  // `flink.tls.ca_file`
  std::string Setting(std::string_view rest) const;
};

// kRetryable: nothing was sent. `where` is the host, or the proxy.
absl::Status NotReached(const Endpoint& endpoint, std::string_view where, std::string_view why);
absl::Status HostNotFound(const Endpoint& endpoint, std::string_view host, std::string_view why);
// kUnknownOutcome: it was sent, at least in part.
absl::Status NoAnswer(const Endpoint& endpoint, std::string_view why);
// kFinal.
absl::Status BadAnswer(const Endpoint& endpoint, std::string_view why, std::string_view next_step);
absl::Status TlsFault(const Endpoint& endpoint, std::string_view why, std::string_view next_step);
absl::Status BadSetting(const Endpoint& endpoint, std::string_view attribute, std::string_view why,
                        std::string_view next_step);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_FAULTS_H_
