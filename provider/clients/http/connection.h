// One connection to an endpoint: dialling, proxy, TLS, and exchanges of a request and an answer.
#ifndef PROVIDER_CLIENTS_HTTP_CONNECTION_H_
#define PROVIDER_CLIENTS_HTTP_CONNECTION_H_

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/clients/http/answer_parser.h"
#include "provider/clients/http/body.h"
#include "provider/clients/http/faults.h"
#include "provider/clients/http/proxy.h"
#include "provider/clients/http/stream.h"
#include "provider/clients/http/url.h"

namespace http {

// Where an endpoint is and how it is reached.
struct Route {
  Endpoint endpoint;
  Url url;
  std::optional<Proxy> proxy;
  std::shared_ptr<SSL_CTX> tls;  // null for http
  absl::Duration connect_timeout;
  std::size_t max_body = 0;
  // A body stalls if 16 KiB take longer to send, or if less than 1 KiB comes in this time.
  absl::Duration stall_time;
};

// One thread at a time. Calls return within 50 ms of the context's end.
class Connection {
 public:
  // Ready to send. kRetryable: not reached, nothing was sent. kFinal: TLS. `route` must outlive it.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const Route& route,
                                                          const base::Context& context);

  // Sends the head and the body, reads the answer until `until` at the latest. kUnknownOutcome: no
  // answer. kFinal: what came is no answer, or is too long. After an error it is of no more use.
  // `no_body`: the answer has none whatever its head says (HEAD).
  absl::StatusOr<Answer> Exchange(const std::string& head, Body& body, bool no_body,
                                  absl::Time until, const base::Context& context);

  // Whether another Exchange() may follow: the last one was complete and the server keeps the
  // connection, as far as can be seen.
  bool Reusable() const;

 private:
  explicit Connection(const Route& route) : route_(route) {}

  absl::Status Dial(absl::Time until, const base::Context& context);
  absl::Status AskProxy(absl::Time until, const base::Context& context);
  absl::Status Secure(absl::Time until, const base::Context& context);
  absl::Status Send(const std::string& head, Body& body, absl::Time until,
                    const base::Context& context);
  absl::Status Receive(AnswerParser& parser, absl::Time until, const base::Context& context);
  absl::Status Lost(const Fate& fate, std::string_view doing) const;
  absl::Status Unanswered(std::string_view why) const;

  const Route& route_;
  Stream stream_;
  bool reusable_ = false;
  bool asked_for_certificate_ = false;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_CONNECTION_H_
