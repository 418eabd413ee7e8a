// What a request carries, in pieces.
#ifndef PROVIDER_CLIENTS_HTTP_BODY_H_
#define PROVIDER_CLIENTS_HTTP_BODY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/http/client.h"

namespace http {

class Body {
 public:
  virtual ~Body() = default;
  virtual std::uint64_t size() const = 0;
  virtual const std::string& content_type() const = 0;
  // The next piece, at most 16 KiB, empty at the end. Valid until the next call.
  virtual absl::StatusOr<std::string_view> Next() = 0;
};

// From the beginning, for one try. `request` must outlive it. Errors (kFinal) name the file.
absl::StatusOr<std::unique_ptr<Body>> OpenBody(const Request& request);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_BODY_H_
