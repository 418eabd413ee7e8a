#include "provider/clients/http/proxy.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

constexpr int kProxyPort = 1080;  // curl's, for a proxy without a port

struct Address {
  int bits = 0;  // 0: not an address
  std::array<unsigned char, 16> bytes = {};
};

Address ParseAddress(const std::string& text) {
  Address address;
  if (inet_pton(AF_INET, text.c_str(), address.bytes.data()) == 1) {
    address.bits = 32;
  } else if (inet_pton(AF_INET6, text.c_str(), address.bytes.data()) == 1) {
    address.bits = 128;
  }
  return address;
}

bool SharePrefix(const Address& a, const Address& b, int prefix) {
  if (a.bits == 0 || a.bits != b.bits || prefix > a.bits) return false;
  for (int i = 0; i < prefix; ++i) {
    const int shift = 7 - i % 8;
    if (((a.bytes[i / 8] ^ b.bytes[i / 8]) >> shift) & 1) return false;
  }
  return true;
}

bool IsLoopback(const Url& url) {
  if (absl::EqualsIgnoreCase(url.host, "localhost")) return true;
  const Address address = ParseAddress(url.host);
  return SharePrefix(address, ParseAddress("127.0.0.0"), 8) ||
         SharePrefix(address, ParseAddress("::1"), 128);
}

bool InBlock(const std::string& host, const std::string& block) {
  const std::vector<std::string> parts = absl::StrSplit(block, '/');
  int prefix = 0;
  return parts.size() == 2 && absl::SimpleAtoi(parts[1], &prefix) && prefix >= 0 &&
         SharePrefix(ParseAddress(host), ParseAddress(parts[0]), prefix);
}

bool IsBelow(const std::string& host, const std::string& suffix) {
  return host == suffix || absl::EndsWith(host, "." + suffix);
}

// Takes ":port" off the entry; false if it is another port than the address's.
bool TakePort(std::string& entry, int port) {
  const std::size_t colon = entry.rfind(':');
  int number = 0;
  const bool bracketed = entry.starts_with('[');
  const bool has_port = colon != std::string::npos &&
                        (bracketed ? entry[colon - 1] == ']' : entry.find(':') == colon) &&
                        absl::SimpleAtoi(entry.substr(colon + 1), &number);
  if (has_port) entry.resize(colon);
  if (bracketed && entry.ends_with(']')) entry = entry.substr(1, entry.size() - 2);
  return !has_port || number == port;
}

bool Matches(std::string entry, const std::string& host, int port) {
  if (entry == "*") return true;
  if (entry.find('/') != std::string::npos) return InBlock(host, entry);
  if (!TakePort(entry, port)) return false;
  if (entry.starts_with("*.")) entry.erase(0, 1);
  if (entry.starts_with('.')) entry.erase(0, 1);
  const Address address = ParseAddress(entry);
  if (address.bits != 0) return SharePrefix(ParseAddress(host), address, address.bits);
  return !entry.empty() && IsBelow(host, entry);
}

std::string Decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '%' && i + 2 < text.size() &&
                      absl::ascii_isxdigit(static_cast<unsigned char>(text[i + 1])) &&
                      absl::ascii_isxdigit(static_cast<unsigned char>(text[i + 2]));
    if (!code) {
      decoded += text[i];
      continue;
    }
    decoded += absl::HexStringToBytes(base::ToAbsl(text.substr(i + 1, 2)));
    i += 2;
  }
  return decoded;
}

base::Secret BasicAuthorization(std::string_view login) {
  const std::size_t colon = std::min(login.find(':'), login.size());
  const std::string user = Decoded(login.substr(0, colon));
  const std::string password =
      colon < login.size() ? Decoded(login.substr(colon + 1)) : std::string();
  base::RegisterLogin(user, password);
  return base::Secret(
      base::StrCat("Basic ", absl::Base64Escape(base::StrCat(user, ":", password))));
}

absl::StatusOr<Proxy> ParseProxy(std::string_view text) {
  Proxy proxy;
  const std::string with_scheme = text.find("://") == std::string_view::npos
                                      ? base::StrCat("http://", text)
                                      : std::string(text);
  std::string_view rest = with_scheme;
  if (!absl::StartsWithIgnoreCase(base::ToAbsl(rest), "http://")) {
    return base::MakeError(base::ErrorKind::kFinal,
                           "The environment names a proxy that is not an HTTP proxy.",
                           "Use http:// for the proxy's address, or name the host in no_proxy.");
  }
  rest.remove_prefix(std::string_view("http://").size());
  rest = rest.substr(0, std::min(rest.find('/'), rest.size()));
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
    proxy.authorization = BasicAuthorization(rest.substr(0, at));
    rest.remove_prefix(at + 1);
  }
  const auto url = ParseUrl(base::StrCat("http://", rest));
  if (!url.ok()) return base::Annotate(url.status(), "the proxy of the environment");
  const std::size_t bracket = std::min(rest.rfind(']'), rest.size());
  const bool has_port = rest.find(':', bracket == rest.size() ? 0 : bracket) != rest.npos;
  proxy.host = url->host;
  proxy.port = has_port ? url->port : kProxyPort;
  return proxy;
}

// The variable in small letters, else in capitals, else "".
std::string Variable(const char* name) {
  for (const std::string& spelling : {std::string(name), absl::AsciiStrToUpper(name)}) {
    if (const char* value = std::getenv(spelling.c_str()); value != nullptr && *value) return value;
  }
  return "";
}

std::string FirstOf(std::string value, const std::string& other) {
  return value.empty() ? other : value;
}

}  // namespace

bool IsExcepted(std::string_view no_proxy, const Url& url) {
  const std::string host = absl::AsciiStrToLower(url.host);
  const std::vector<std::string> entries =
      absl::StrSplit(absl::AsciiStrToLower(base::ToAbsl(no_proxy)), absl::ByAnyChar(", \t"));
  return std::any_of(entries.begin(), entries.end(),
                     [&](const std::string& entry) { return Matches(entry, host, url.port); });
}

absl::StatusOr<std::optional<Proxy>> ProxyFor(const Options& options, const Url& url) {
  const std::string& text = url.tls ? options.https_proxy : options.http_proxy;
  if (text.empty() || IsLoopback(url) || IsExcepted(options.no_proxy, url)) return std::nullopt;
  TF_ASSIGN(Proxy proxy, ParseProxy(text));
  return proxy;
}

void ProxyFromEnvironment(Options& options) {
  const std::string all = Variable("all_proxy");
  options.http_proxy = FirstOf(Variable("http_proxy"), all);
  options.https_proxy = FirstOf(Variable("https_proxy"), all);
  options.no_proxy = Variable("no_proxy");
}

}  // namespace http
