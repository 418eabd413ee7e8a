#include "acceptance-tests/sandbox/net/http_connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr size_t kMaxHead = 16 * 1024;
constexpr std::chrono::milliseconds kIdle(60'000);

std::string Unescape(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '%' && i + 2 < text.size() &&
                      absl::ascii_isxdigit(static_cast<unsigned char>(text[i + 1])) &&
                      absl::ascii_isxdigit(static_cast<unsigned char>(text[i + 2]));
    if (!code) {
      plain += text[i];
      continue;
    }
    plain += absl::HexStringToBytes(base::ToAbsl(text.substr(i + 1, 2)));
    i += 2;
  }
  return plain;
}

void ParseTarget(const std::string& target, RestRequest* request) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(target, absl::MaxSplits('?', 1));
  request->path = Unescape(parts.first);
  for (absl::string_view pair : absl::StrSplit(parts.second, '&', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> field = absl::StrSplit(pair, absl::MaxSplits('=', 1));
    request->query[Unescape(field.first)] = Unescape(field.second);
  }
}

std::optional<RestLogin> ParseLogin(const std::string& authorization) {
  std::string decoded;
  if (!absl::StartsWithIgnoreCase(authorization, "Basic ") ||
      !absl::Base64Unescape(authorization.substr(6), &decoded)) {
    return std::nullopt;
  }
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(decoded, absl::MaxSplits(':', 1));
  return RestLogin{parts.first, parts.second};
}

// One HTTP client's bytes.
class HttpClient {
 public:
  HttpClient(int fd, const StopSignal& stop) : fd_(fd), stop_(stop) {}
  ~HttpClient() { close(fd_); }

  // The next head; nullopt at the end.
  std::optional<std::string> ReadHead() {
    while (buffer_.find(kHeadEnd) == std::string::npos) {
      char bytes[4096];
      if (buffer_.size() > kMaxHead || stop_.Wait(fd_, POLLIN, kIdle) != StopSignal::Wake::kReady) {
        return std::nullopt;
      }
      const ssize_t got = recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<size_t>(got));
    }
    const size_t end = buffer_.find(kHeadEnd);
    std::string head = buffer_.substr(0, end);
    buffer_.erase(0, end + kHeadEnd.size());
    return head;
  }

  bool Write(const RestAnswer& answer) {
    const std::string text =
        base::StrCat("HTTP/1.1 ", answer.status, " Answer\r\nContent-Type: ", answer.content_type,
                     "\r\nContent-Length: ", answer.body.size(), "\r\n\r\n", answer.body);
    return send(fd_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }

 private:
  const int fd_;
  const StopSignal& stop_;
  std::string buffer_;
};

}  // namespace

std::optional<RestRequest> ParseRestRequest(std::string_view head) {
  const std::vector<std::string> lines = absl::StrSplit(base::ToAbsl(head), "\r\n");
  const std::vector<std::string> first = absl::StrSplit(lines[0], ' ');
  if (first.size() != 3 || !absl::StartsWith(first[2], "HTTP/1.")) return std::nullopt;
  RestRequest request;
  request.method = first[0];
  ParseTarget(first[1], &request);
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::pair<std::string, std::string> field =
        absl::StrSplit(lines[i], absl::MaxSplits(": ", 1));
    if (absl::EqualsIgnoreCase(field.first, "authorization")) {
      request.login = ParseLogin(field.second);
    }
    const bool body =
        absl::EqualsIgnoreCase(field.first, "transfer-encoding") ||
        (absl::EqualsIgnoreCase(field.first, "content-length") && field.second != "0");
    if (body) return std::nullopt;
  }
  return request;
}

void ServeHttp(int fd, const RestPeer& peer, const StopSignal& stop) {
  HttpClient client(fd, stop);
  while (const std::optional<std::string> head = client.ReadHead()) {
    const std::optional<RestRequest> request = ParseRestRequest(*head);
    if (!request) {
      client.Write({400, "Bad Request"});
      return;
    }
    if (!client.Write(AnswerRest(*request, peer))) return;
  }
}

}  // namespace sandbox
