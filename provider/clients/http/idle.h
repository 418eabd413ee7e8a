// Connections that wait for their next request.
#ifndef PROVIDER_CLIENTS_HTTP_IDLE_H_
#define PROVIDER_CLIENTS_HTTP_IDLE_H_

#include <memory>
#include <mutex>
#include <vector>

#include "absl/time/time.h"
#include "provider/clients/http/connection.h"

namespace http {

// Thread-safe.
class Idle {
 public:
  // The one that was used last, if it still seems good; null if none does.
  std::unique_ptr<Connection> Take();
  // Closes it if it can't be used again, or enough are kept.
  void Put(std::unique_ptr<Connection> connection);

 private:
  struct Kept {
    std::unique_ptr<Connection> connection;
    absl::Time since;
  };
  std::mutex mutex_;
  std::vector<Kept> kept_;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_IDLE_H_
