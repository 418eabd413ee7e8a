// Requests to the REST endpoints of the lakehouse: Flink, Kafka Connect, schema registries, front
// ends. One Client stands for one endpoint, a base address that may sit behind a load balancer.
#ifndef PROVIDER_CLIENTS_HTTP_CLIENT_H_
#define PROVIDER_CLIENTS_HTTP_CLIENT_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/options.h"

namespace http {

// What to ask. Paths and queries are escaped by the client: write them plain.
struct Request {
  std::string method = "GET";
  // Segments below the endpoint's base path: {"connectors", name, "status"}. Each is escaped whole,
  // a slash in a name included.
  std::vector<std::string> path;
  std::vector<std::pair<std::string, std::string>> query;
  // Sent as it is; empty = no body. `content_type` says what it is.
  std::string body;
  std::string content_type = "application/json";
  std::string accept = "application/json";
  // A file to send as multipart/form-data in place of `body`: streamed, not held in memory. The
  // part is called "jarfile", its file name is `upload_name`.
  std::string upload_file, upload_name;
  // The same request sent twice does what it does once. GET, HEAD, PUT and DELETE are taken as
  // repeatable anyhow; say so of a POST or PATCH that is.
  bool repeatable = false;
  // Statuses beside 425, 429, 502, 503 and 504 that mean "try again" (Kafka Connect: 409 while it
  // rebalances), for any method: the server has refused before it did anything.
  std::vector<int> retry_statuses;
  // At most this long for one try, answer included.
  absl::Duration timeout = absl::Seconds(60);
};

struct Response {
  int status = 0;
  std::string content_type;
  std::string body;  // at most Options::max_body bytes

  bool ok() const { return status >= 200 && status < 300; }
  // The body as JSON. Errors (kFinal) say what came instead, shortened and redacted: an HTML page
  // of a load balancer, nothing, a cut off text.
  absl::StatusOr<nlohmann::json> Json() const;
};

// Thread-safe; connections are kept and shared. Must outlive its calls.
class Client {
 public:
  // Errors name the option that is wrong: address, certificate files. Opens no connection.
  static absl::StatusOr<std::unique_ptr<Client>> Make(Options options);
  ~Client();

  // Sends and waits for the answer, whatever its status: a 404 is an OK result. Tries again with
  // full jitter (100 ms to 5 s) while the context lasts when nothing was sent, when the request is
  // repeatable, or when the status says so; the last answer is returned when the time is up.
  // Errors are those of the connection: kRetryable (nothing was sent), kUnknownOutcome (sent, no
  // answer, not repeatable), kFinal (certificate refused, answer malformed or too long). They name
  // the endpoint and what to do, never a secret.
  absl::StatusOr<Response> Send(const base::Context& context, const Request& request) const;

  // The address without user, password and query: for messages.
  const std::string& address() const;

 private:
  class Impl;
  explicit Client(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_CLIENT_H_
