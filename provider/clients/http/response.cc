#include <string_view>

#include "absl/strings/ascii.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/client.h"

namespace http {
namespace {

constexpr std::size_t kShown = 200;
constexpr std::size_t kLooked = 64 * 1024;  // redacted before it is cut: a half secret isn't found

// The beginning of a body for a message, on one line.
std::string Excerpt(std::string_view body) {
  std::string shown = base::Redact(body.substr(0, kLooked));
  for (char& c : shown) {
    if (!absl::ascii_isprint(static_cast<unsigned char>(c))) c = ' ';
  }
  if (shown.size() > kShown) shown = base::StrCat(shown.substr(0, kShown), "...");
  return shown;
}

}  // namespace

absl::StatusOr<nlohmann::json> Response::Json() const {
  nlohmann::json parsed = nlohmann::json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_discarded()) return parsed;
  const std::string came = body.empty() ? "nothing" : base::StrCat("\"", Excerpt(body), "\"");
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("the answer (status ", status, ", ",
                   content_type.empty() ? "no content type" : content_type,
                   ") is not JSON: ", came),
      "Check that the address is that of the REST interface, and what the load balancer before it "
      "does.");
}

}  // namespace http
