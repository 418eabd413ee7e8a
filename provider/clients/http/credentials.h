// What a request proves itself with.
#ifndef PROVIDER_CLIENTS_HTTP_CREDENTIALS_H_
#define PROVIDER_CLIENTS_HTTP_CREDENTIALS_H_

#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "provider/base/secret.h"
#include "provider/clients/http/faults.h"
#include "provider/clients/http/options.h"

namespace http {

// Thread-safe. Files are read at the first use.
class Credentials {
 public:
  Credentials(Auth auth, Endpoint endpoint);

  // kFinal if more than one way to log in is set, or one that can't be sent.
  absl::Status Check() const;
  // The value of Authorization; empty: send none. Errors (kFinal) name the file.
  absl::StatusOr<base::Secret> Authorization();
  // After a 401 for `refused`: reads the file again; true if there is something else to try.
  bool Renew(const base::Secret& refused);

 private:
  absl::StatusOr<base::Secret> Make() const;
  // The secret's own value, else the file's.
  absl::StatusOr<base::Secret> ValueOf(const base::Secret& value, const std::string& file,
                                       const char* attribute) const;

  const Auth auth_;
  const Endpoint endpoint_;
  std::mutex mutex_;
  std::optional<base::Secret> made_;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_CREDENTIALS_H_
