// A REST server in the test's own process, on a free port of loopback, that answers as the test
// says. It knows no product: what it answers comes from recordings.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_SERVER_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_SERVER_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace http::testing {

struct Seen {
  std::string method;
  std::string target;                          // as on the wire: path and query, escaped
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

struct Answer {
  int status = 200;
  std::string body;
  std::string content_type = "application/json";
  std::map<std::string, std::string> headers;
  // Faults in place of the answer.
  bool close_before_answer = false;  // reads the request, then closes
  bool hang = false;                 // reads the request, then says nothing until the server ends
  int delay_ms = 0;
  std::string raw;           // these bytes, then the connection is closed
  bool close_after = false;  // closes the connection without having said so
  int drip_ms = 0;           // the body byte by byte with this pause
};

// PEM files; `client_ca_file` signs the certificates that clients must show; empty: none.
struct ServerTls {
  std::string cert_file, key_file, client_ca_file;
};

// Calls `handler` for each request, one at a time. Records every request. Thread-safe.
class Server {
 public:
  using Handler = std::function<Answer(const Seen&)>;
  explicit Server(Handler handler, std::optional<ServerTls> tls = {});
  ~Server();

  std::string url() const;  // http[s]://127.0.0.1:PORT
  int port() const;
  int connections() const;  // accepted so far
  std::vector<Seen> seen() const;
  void SetHandler(Handler handler);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_SERVER_H_
