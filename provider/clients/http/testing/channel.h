// Bytes to and from one client, with or without TLS.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_CHANNEL_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_CHANNEL_H_

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace http::testing {

// Owns the socket. Shutdown() may be called by another thread: it ends the waits.
class Channel {
 public:
  // `context` null: plain text.
  Channel(int socket, SSL_CTX* context);
  ~Channel();

  bool Accept();                                    // the TLS handshake
  std::size_t Read(char* bytes, std::size_t size);  // 0: closed or failed
  bool Write(std::string_view bytes);
  void Drain();  // says no more, and hears the client out: what was said gets to it
  void Shutdown();

 private:
  int socket_;
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
};

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_CHANNEL_H_
