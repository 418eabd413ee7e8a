#include "provider/clients/http/url.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::StrCat;

constexpr int kHttpPort = 80, kHttpsPort = 443;
constexpr std::string_view kShape = "Write it as https://host:port/base/path.";

absl::Status Wrong(std::string_view what, std::string_view next_step = kShape) {
  return base::MakeError(base::ErrorKind::kFinal, what, next_step);
}

bool IsUrlCharacter(char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); }

// Takes "user:password@" for what it is: a secret that must not be shown.
absl::Status RefuseLogin(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return absl::OkStatus();
  const std::string_view login = authority.substr(0, at);
  base::RegisterSecret(login.substr(std::min(login.size(), login.find(':') + 1)));
  return Wrong("The address holds a user name or password.",
               "Leave it out of the address and set it in the auth settings beside it.");
}

absl::Status ReadPort(std::string_view text, int& port) {
  if (absl::SimpleAtoi(base::ToAbsl(text), &port) && port >= 1 && port <= 65535) {
    return absl::OkStatus();
  }
  return Wrong(StrCat("The address has the port \"", text, "\"."), "Use a number up to 65535.");
}

// host, host:port, [v6], [v6]:port
absl::Status ReadAuthority(std::string_view authority, Url& url) {
  std::string_view rest;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return Wrong("The address has a [ without its ].");
    url.host = authority.substr(1, end - 1);
    rest = authority.substr(end + 1);
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    url.host = authority.substr(0, colon);
    rest = authority.substr(colon);
  }
  if (url.host.empty()) return Wrong("The address names no host.");
  if (rest.empty()) return absl::OkStatus();
  if (rest.front() != ':') return Wrong("The address goes on after the ] of its host.");
  return ReadPort(rest.substr(1), url.port);
}

absl::Status ReadScheme(std::string_view text, Url& url, std::string_view& rest) {
  const std::size_t end = text.find("://");
  const std::string scheme =
      absl::AsciiStrToLower(base::ToAbsl(text.substr(0, std::min(end, text.size()))));
  if (end == std::string_view::npos || (scheme != "http" && scheme != "https")) {
    return Wrong("The address does not begin with http:// or https://.");
  }
  url.tls = scheme == "https";
  url.port = url.tls ? kHttpsPort : kHttpPort;
  rest = text.substr(end + 3);
  return absl::OkStatus();
}

std::string Escape(std::string_view text) {
  constexpr std::string_view kUnreservedMarks = "-._~";
  std::string escaped;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || kUnreservedMarks.find(c) != std::string_view::npos) {
      escaped += c;
    } else {
      absl::StrAppendFormat(&escaped, "%%%02X", byte);
    }
  }
  return escaped;
}

}  // namespace

std::string Url::HostPort() const {
  const bool v6 = host.find(':') != std::string::npos;
  return v6 ? StrCat("[", host, "]:", port) : StrCat(host, ":", port);
}

std::string Url::Authority() const {
  const std::string full = HostPort();
  const bool usual = port == (tls ? kHttpsPort : kHttpPort);
  return usual ? full.substr(0, full.rfind(':')) : full;
}

std::string Url::Text() const {
  return StrCat(tls ? "https://" : "http://", Authority(), base_path);
}

bool Url::SameOrigin(const Url& other) const {
  return tls == other.tls && port == other.port &&
         absl::AsciiStrToLower(host) == absl::AsciiStrToLower(other.host);
}

absl::StatusOr<Url> ParseUrl(std::string_view text) {
  Url url;
  std::string_view rest;
  TF_TRY(ReadScheme(text, url, rest));
  const std::size_t slash = std::min(rest.find_first_of("/?#"), rest.size());
  TF_TRY(RefuseLogin(rest.substr(0, slash)));
  if (!std::all_of(text.begin(), text.end(), IsUrlCharacter)) {
    return Wrong("The address holds a space or another character that no address has.");
  }
  if (rest.find_first_of("?#") != std::string_view::npos) {
    return Wrong("The address holds a query or a fragment.");
  }
  TF_TRY(ReadAuthority(rest.substr(0, slash), url));
  url.base_path = rest.substr(slash);
  while (url.base_path.ends_with('/')) url.base_path.pop_back();
  return url;
}

std::string EscapeSegment(std::string_view segment) {
  if (segment == ".") return "%2E";
  if (segment == "..") return "%2E%2E";
  return Escape(segment);
}

std::string Target(const Url& url, const std::vector<std::string>& path,
                   const std::vector<std::pair<std::string, std::string>>& query) {
  std::string target = url.base_path;
  for (const std::string& segment : path) base::StrAppend(&target, "/", EscapeSegment(segment));
  if (target.empty()) target = "/";
  char mark = '?';
  for (const auto& [key, value] : query) {
    base::StrAppend(&target, std::string(1, mark), Escape(key), "=", Escape(value));
    mark = '&';
  }
  return target;
}

}  // namespace http
