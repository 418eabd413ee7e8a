// The one room that knows MySQL Connector/C++. Nothing throws out of here.
#ifndef PROVIDER_CLIENTS_STARROCKS_DRIVER_H_
#define PROVIDER_CLIENTS_STARROCKS_DRIVER_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/secret.h"
#include "provider/clients/starrocks/options.h"
#include "provider/clients/starrocks/rows.h"
#include "provider/clients/starrocks/tls_material.h"

namespace starrocks {

struct ConnectSpec {
  Endpoint endpoint;
  std::string username;
  base::Secret password;
  std::shared_ptr<const TlsMaterial> tls;
  absl::Duration connect_timeout;
  std::string program_name;
};

// One connection. Every use of it, its end too, must be on one thread, inside a DriverThread.
class Connection {
 public:
  // Blocks until the server has answered; the timeout covers only the TCP connection. Errors are
  // those of ConnectError() (connect_error.h).
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const ConnectSpec& spec);
  virtual ~Connection() = default;

  // Blocks until the server answers. Errors are those of ErrorFromServer() (errors.h).
  virtual absl::StatusOr<Rows> Run(std::string_view statement) = 0;
  // Whether the server still answers.
  virtual bool Ping() = 0;
};

// What the driver keeps per thread.
class DriverThread {
 public:
  DriverThread();
  ~DriverThread();
  DriverThread(const DriverThread&) = delete;
  DriverThread& operator=(const DriverThread&) = delete;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_DRIVER_H_
