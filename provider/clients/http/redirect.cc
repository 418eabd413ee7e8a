#include "provider/clients/http/redirect.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::StrCat;

bool MayFollow(int status, const std::string& method) {
  if (status == 307 || status == 308) return true;
  return (status == 301 || status == 302 || status == 303) && (method == "GET" || method == "HEAD");
}

bool IsTarget(const std::string& text) {
  return !text.empty() && text.front() == '/' && text.compare(0, 2, "//") != 0 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); });
}

absl::Status Elsewhere(const Endpoint& endpoint, const std::string& where) {
  return BadAnswer(endpoint, StrCat("redirects to ", where),
                   StrCat("Set the provider attribute `", endpoint.setting,
                          "` to the address that answers itself."));
}

}  // namespace

absl::StatusOr<std::optional<std::string>> RedirectTarget(const Answer& answer,
                                                          const std::string& method, const Url& url,
                                                          const Endpoint& endpoint) {
  if (answer.location.empty() || !MayFollow(answer.status, method)) return std::nullopt;
  const std::string location = answer.location.substr(0, answer.location.find('#'));
  if (IsTarget(location)) return location;
  const std::size_t query = std::min(location.find('?'), location.size());
  const auto target = ParseUrl(location.substr(0, query));
  if (!target.ok()) return Elsewhere(endpoint, "something that is no address");
  if (!target->SameOrigin(url)) return Elsewhere(endpoint, target->Text());
  const std::size_t path = location.find('/', location.find("://") + 3);
  const std::string rest = path == std::string::npos ? "/" : location.substr(path);
  if (IsTarget(rest)) return rest;
  return Elsewhere(endpoint, target->Text());
}

}  // namespace http
