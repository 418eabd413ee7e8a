#include "provider/clients/http/connection.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/resolve.h"
#include "provider/clients/http/tls.h"

namespace http {
namespace {

using base::StrCat;
using Cause = Fate::Cause;
using State = AnswerParser::State;

constexpr int kProxyLogin = 407;
constexpr std::size_t kReadSize = 16 * 1024;
constexpr std::size_t kLeastReceived = 1024;

// Watches that an answer's bytes keep coming.
class Pace {
 public:
  explicit Pace(absl::Duration window) : window_(window) {}
  // When the next byte must be there at the latest.
  absl::Time Limit() const { return start_ + window_; }
  void Moved(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ < kLeastReceived && start_ != absl::InfiniteFuture()) return;
    start_ = absl::Now();
    bytes_ = 0;
  }

 private:
  absl::Duration window_;
  absl::Time start_ = absl::InfiniteFuture();  // until the first byte
  std::size_t bytes_ = 0;
};

// Called when the server asks for the client's certificate.
int NoteQuestion(SSL*, void* asked) {
  *static_cast<bool*>(asked) = true;
  return 1;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const Route& route,
                                                             const base::Context& context) {
  std::unique_ptr<Connection> connection(new Connection(route));
  const absl::Time until = absl::Now() + route.connect_timeout;
  TF_TRY(connection->Dial(until, context));
  if (route.proxy && route.tls != nullptr) TF_TRY(connection->AskProxy(until, context));
  if (route.tls != nullptr) TF_TRY(connection->Secure(until, context));
  return connection;
}

absl::Status Connection::Dial(absl::Time until, const base::Context& context) {
  const std::string& host = route_.proxy ? route_.proxy->host : route_.url.host;
  const int port = route_.proxy ? route_.proxy->port : route_.url.port;
  TF_ASSIGN(const std::vector<std::string> addresses,
            Resolve(host, context.WithTimeout(until - absl::Now()), route_.endpoint));
  Fate fate = {Cause::kBroken, 0, 0, "it has no address"};
  std::size_t left = addresses.size();
  for (const std::string& address : addresses) {
    const absl::Time share = absl::Now() + (until - absl::Now()) / static_cast<double>(left--);
    fate = stream_.Connect(address, port, share, context);
    if (fate.ok()) return absl::OkStatus();
    if (fate.cause == Cause::kOver) break;
  }
  return NotReached(route_.endpoint, StrCat(route_.proxy ? "proxy " : "", host, " port ", port),
                    fate.words);
}

absl::Status Connection::AskProxy(absl::Time until, const base::Context& context) {
  const std::string peer = route_.url.HostPort();
  std::string head = StrCat("CONNECT ", peer, " HTTP/1.1\r\nHost: ", peer, "\r\n");
  if (!route_.proxy->authorization.empty()) {
    base::StrAppend(&head, "Proxy-Authorization: ", route_.proxy->authorization.Reveal(), "\r\n");
  }
  base::StrAppend(&head, "\r\n");
  const std::string where = StrCat("proxy ", route_.proxy->host, " port ", route_.proxy->port);
  if (Fate sent = stream_.Write(head, until, context); !sent.ok()) {
    return NotReached(route_.endpoint, where, sent.words);
  }
  AnswerParser parser(route_.max_body, true);
  absl::Status received = Receive(parser, until, context);
  if (!received.ok()) return NotReached(route_.endpoint, where, std::string(received.message()));
  const int status = parser.Take().status;
  if (status / 100 == 2) return absl::OkStatus();
  if (status == kProxyLogin) {
    return BadAnswer(route_.endpoint, StrCat("is behind a ", where, " that wants another login"),
                     "Check user and password in the proxy's address in the environment.");
  }
  return NotReached(route_.endpoint, where, StrCat("the proxy answered ", status));
}

absl::Status Connection::Secure(absl::Time until, const base::Context& context) {
  SSL* ssl = stream_.PrepareTls(route_.tls.get());
  TF_TRY(ExpectHost(ssl, route_.url.host, route_.endpoint));
  SSL_set_cert_cb(ssl, &NoteQuestion, &asked_for_certificate_);
  const Fate fate = stream_.Handshake(until, context);
  if (fate.ok()) return absl::OkStatus();
  if (fate.cause == Cause::kTls) {
    return HandshakeFault(ssl, fate.tls_code, route_.url.host, route_.endpoint);
  }
  return NotReached(route_.endpoint, StrCat("TLS with ", route_.url.HostPort()), fate.words);
}

absl::StatusOr<Answer> Connection::Exchange(const std::string& head, Body& body, bool no_body,
                                            absl::Time until, const base::Context& context) {
  reusable_ = false;
  AnswerParser parser(route_.max_body, no_body);
  const absl::Status sent = Send(head, body, until, context);
  if (!sent.ok() && base::KindOf(sent) != base::ErrorKind::kUnknownOutcome) return sent;
  // A server that refuses a body may answer and close before it has read it all.
  const absl::Status received = Receive(parser, until, context);
  if (!received.ok()) return sent.ok() ? received : sent;
  reusable_ = sent.ok() && parser.KeepsConnection();
  return parser.Take();
}

bool Connection::Reusable() const { return reusable_ && stream_.Quiet(); }

absl::Status Connection::Send(const std::string& head, Body& body, absl::Time until,
                              const base::Context& context) {
  std::string_view piece = head;
  while (!piece.empty()) {
    const absl::Time limit = std::min(until, absl::Now() + route_.stall_time);
    const Fate fate = stream_.Write(piece, limit, context);
    if (!fate.ok()) return Lost(fate, "while it was sent a request");
    TF_ASSIGN(piece, body.Next());
  }
  return absl::OkStatus();
}

absl::Status Connection::Receive(AnswerParser& parser, absl::Time until,
                                 const base::Context& context) {
  std::array<char, kReadSize> bytes;
  Pace pace(route_.stall_time);
  State state = State::kMore;
  while (state == State::kMore) {
    const Fate fate =
        stream_.Read(bytes.data(), bytes.size(), std::min(until, pace.Limit()), context);
    if (fate.cause == Cause::kEnd) {
      if (parser.End() == State::kDone) return absl::OkStatus();
      return Unanswered(parser.Begun() ? "closed the connection in the middle of its answer"
                                       : "closed the connection without an answer");
    }
    if (!fate.ok()) return Lost(fate, "before its answer was complete");
    pace.Moved(fate.bytes);
    state = parser.Put({bytes.data(), fate.bytes});
  }
  if (state == State::kDone) return absl::OkStatus();
  if (state == State::kTooLong) {
    return BadAnswer(route_.endpoint, StrCat("answers with more than ", route_.max_body, " bytes"),
                     StrCat("Check that `", route_.endpoint.setting, "` is its REST address."));
  }
  return BadAnswer(route_.endpoint, StrCat("gives no HTTP answer (", parser.words(), ")"),
                   StrCat("Check host, port and http:// or https:// in the provider attribute `",
                          route_.endpoint.setting, "`."));
}

absl::Status Connection::Lost(const Fate& fate, std::string_view doing) const {
  // With TLS 1.3 a server refuses the client's certificate after the handshake only.
  if (fate.cause == Cause::kTls && asked_for_certificate_) {
    return HandshakeFault(stream_.tls(), fate.tls_code, route_.url.host, route_.endpoint);
  }
  const std::string_view what =
      fate.cause == Cause::kTimeout ? "took too long" : "lost the connection";
  return Unanswered(StrCat(what, " ", doing, ": ", fate.words));
}

absl::Status Connection::Unanswered(std::string_view why) const {
  const bool unproven = asked_for_certificate_ && SSL_get_certificate(stream_.tls()) == nullptr;
  if (!unproven) return NoAnswer(route_.endpoint, why);
  return NoAnswer(route_.endpoint,
                  StrCat(why, "; it asked for a client's certificate, and `",
                         route_.endpoint.Setting("tls.cert_file"), "` is not set"));
}

}  // namespace http
