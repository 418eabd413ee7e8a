// A TCP connection, later TLS over it, whose every wait ends when the call ends. The only place
// that knows Asio.
#ifndef PROVIDER_CLIENTS_HTTP_STREAM_H_
#define PROVIDER_CLIENTS_HTTP_STREAM_H_

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "provider/base/context.h"

namespace http {

// What came of one wait.
struct Fate {
  enum class Cause {
    kDone,
    kEnd,      // the peer closed, TLS cut off without a goodbye included
    kBroken,   // refused, reset, unreachable
    kTls,      // OpenSSL's verdict, `tls_code`
    kTimeout,  // `until` has come
    kOver,     // the context ended: stop, deadline, caller gone
  };
  Cause cause = Cause::kDone;
  std::size_t bytes = 0;
  unsigned long tls_code = 0;
  std::string words;  // the system's, for people

  bool ok() const { return cause == Cause::kDone; }
};

// One thread at a time. A wait ends within 50 ms of the context's end; after any other fate than
// kDone the stream is of no more use.
class Stream {
 public:
  Stream();
  ~Stream();

  // `address` is a number, not a name. May be tried again with another one after a failure.
  Fate Connect(const std::string& address, int port, absl::Time until,
               const base::Context& context);
  // Makes the TLS session; the caller sets what it must verify, then calls Handshake().
  SSL* PrepareTls(SSL_CTX* context);
  Fate Handshake(absl::Time until, const base::Context& context);
  SSL* tls() const;  // after PrepareTls()

  // All of `bytes`.
  Fate Write(std::string_view bytes, absl::Time until, const base::Context& context);
  // At least one byte, at most `size`.
  Fate Read(char* bytes, std::size_t size, absl::Time until, const base::Context& context);

  // Nothing has come and the peer has not closed, as far as can be seen without waiting.
  bool Quiet() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_STREAM_H_
