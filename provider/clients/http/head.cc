#include "provider/clients/http/head.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::StrCat;

bool IsTokenCharacter(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         kMarks.find(c) != std::string_view::npos;
}

bool IsName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), IsTokenCharacter);
}

bool IsValue(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    return absl::ascii_iscntrl(static_cast<unsigned char>(c)) && c != '\t';
  });
}

bool IsOurs(const std::string& name) {
  const std::string lower = absl::AsciiStrToLower(name);
  return lower == "content-length" || lower == "transfer-encoding" || lower == "connection";
}

// Header names are the same in any case.
struct IgnoringCase {
  bool operator()(const std::string& a, const std::string& b) const {
    return absl::AsciiStrToLower(a) < absl::AsciiStrToLower(b);
  }
};
using Headers = std::map<std::string, std::string, IgnoringCase>;

bool HasBody(const HeadParts& parts) {
  const std::string& method = parts.request.method;
  return parts.body.size() > 0 || method == "POST" || method == "PUT" || method == "PATCH";
}

Headers Collect(const HeadParts& parts) {
  Headers headers = {{"Host", parts.url.Authority()},
                     {"User-Agent", "terraform-provider-starrocks/" TF_VERSION},
                     {"Accept", parts.request.accept}};
  if (!parts.authorization.empty()) headers["Authorization"] = parts.authorization.Reveal();
  if (parts.proxy_authorization != nullptr && !parts.proxy_authorization->empty()) {
    headers["Proxy-Authorization"] = parts.proxy_authorization->Reveal();
  }
  if (HasBody(parts)) headers["Content-Length"] = StrCat(parts.body.size());
  if (parts.body.size() > 0) headers["Content-Type"] = parts.body.content_type();
  for (const auto& [name, value] : parts.options.headers) headers[name] = value.Reveal();
  return headers;
}

}  // namespace

absl::Status CheckHeaders(const Options& options, const Endpoint& endpoint) {
  for (const auto& [name, value] : options.headers) {
    const std::string attribute = endpoint.Setting("headers");
    if (!IsName(name)) {
      return BadSetting(endpoint, attribute, StrCat("\"", name, "\" is no header's name"),
                        "Use letters, digits and hyphens.");
    }
    if (!IsValue(value.Reveal())) {
      return BadSetting(endpoint, attribute,
                        StrCat("the value of ", name, " holds a line break or a control character"),
                        "Take it out.");
    }
    if (IsOurs(name)) {
      return BadSetting(endpoint, attribute, StrCat(name, " is set by the provider itself"),
                        "Leave it out.");
    }
  }
  return absl::OkStatus();
}

std::string Head(const HeadParts& parts) {
  std::string head = StrCat(parts.request.method, " ", parts.target, " HTTP/1.1\r\n");
  for (const auto& [name, value] : Collect(parts)) {
    base::StrAppend(&head, name, ": ", value, "\r\n");
  }
  base::StrAppend(&head, "\r\n");
  return head;
}

}  // namespace http
