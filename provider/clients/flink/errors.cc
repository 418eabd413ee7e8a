#include "provider/clients/flink/errors.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;

constexpr std::string_view kCausedBy = "Caused by: ";
constexpr std::size_t kLongest = 600;
constexpr int kTooLarge = 413;

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool Begins(std::string_view text, std::string_view part) {
  return text.substr(0, part.size()) == part;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Lines around the trace itself.
bool IsWrapping(std::string_view line) {
  return line.empty() || line == "Internal server error." || Begins(line, "<Exception on server") ||
         Begins(line, "End of exception on server");
}

// A message may go on behind its first line, until the frames or an empty line.
std::string Paragraph(const std::vector<std::string_view>& lines, std::size_t first) {
  std::string text(lines[first]);
  for (std::size_t i = first + 1; i < lines.size(); ++i) {
    if (IsWrapping(lines[i]) || lines[i].front() == '\t' || Begins(lines[i], kCausedBy)) break;
    base::StrAppend(&text, " ", lines[i]);
  }
  return text;
}

// "java.io.IOException" and the like: dotted, without blanks.
std::size_t ClassLength(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
                               text[end] == '.' || text[end] == '$' || text[end] == '_')) {
    ++end;
  }
  return Has(text.substr(0, end), ".") ? end : 0;
}

// Wrappers whose names tell a reader nothing.
bool IsPlain(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kPlain = {
      "RestHandlerException",      "NotFoundException",       "FlinkException",
      "FlinkRuntimeException",     "SqlGatewayException",     "SqlExecutionException",
      "CompletionException",       "RuntimeException",        "ProgramInvocationException",
      "FlinkJobNotFoundException", "HandlerRequestException", "ValidationException"};
  return std::find(kPlain.begin(), kPlain.end(), name) != kPlain.end();
}

std::string Readable(std::string_view cause) {
  const std::size_t length = ClassLength(cause);
  if (length == 0) return std::string(cause);
  std::string_view name = cause.substr(0, length);
  if (name.back() == '.') return std::string(cause);
  name.remove_prefix(std::min(name.find_last_of(".$") + 1, name.size()));
  std::string_view message = cause.substr(length);
  if (message.empty() || message == ":") return std::string(name);
  if (!Begins(message, ": ")) return std::string(cause);
  message.remove_prefix(2);
  if (message.empty()) return std::string(name);
  // A wrapper without a message of its own repeats that of its cause.
  if (IsPlain(name)) return Readable(message);
  if (message.back() == '.') message.remove_suffix(1);
  return StrCat(message, " (", name, ")");
}

std::string WholeText(const http::Response& response) {
  const nlohmann::json body =
      nlohmann::json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  std::string text;
  for (const nlohmann::json& error : Elements(body, "errors")) {
    if (error.is_string()) base::StrAppend(&text, error.get<std::string>(), "\n");
  }
  return text;
}

base::ErrorKind KindOf(int status, std::string_view text) {
  if (Has(text, "DuplicateJobSubmissionException") ||
      Has(text, "DuplicateApplicationSubmissionException")) {
    return base::ErrorKind::kAlreadyExists;
  }
  if (status == 404 || Has(text, "FlinkJobNotFoundException")) return base::ErrorKind::kNotFound;
  const bool about_jar = Has(text, "Jar file ") || Has(text, "RestHandlerException: File ");
  if (about_jar && Has(text, " does not exist")) return base::ErrorKind::kNotFound;
  return status == 503 ? base::ErrorKind::kRetryable : base::ErrorKind::kFinal;
}

// What the server said, as the end of a message.
std::string Sentence(std::string text) {
  if (text.size() > kLongest) text = text.substr(0, kLongest) + "...";
  return !text.empty() && text.back() == '.' ? text : text + ".";
}

absl::Status Failed(std::string_view doing, base::ErrorKind kind, std::string reason,
                    std::string_view next_step = "") {
  return base::MakeError(kind, StrCat(doing, " failed: ", Sentence(std::move(reason))), next_step);
}

}  // namespace

std::string RootCauseOf(std::string_view trace) {
  const std::vector<std::string_view> lines = Lines(trace);
  std::size_t found = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Begins(lines[i], kCausedBy)) found = i;
  }
  if (found == lines.size()) {
    found = std::find_if_not(lines.begin(), lines.end(), IsWrapping) - lines.begin();
  }
  // A cause that holds the answer of another server: what that says is meant.
  if (found + 1 < lines.size() && Has(lines[found], "<Exception on server side:")) ++found;
  if (found == lines.size()) return "";
  std::string cause = Paragraph(lines, found);
  if (Begins(cause, kCausedBy)) cause.erase(0, kCausedBy.size());
  cause = Readable(cause);
  return cause.size() > kLongest ? cause.substr(0, kLongest) + "..." : cause;
}

absl::Status ToError(const http::Response& response, std::string_view doing) {
  const std::string text = WholeText(response);
  std::string reason = RootCauseOf(text);
  if (reason.empty() && response.status == kTooLarge) {
    return Failed(doing, base::ErrorKind::kFinal,
                  "what stands before the server takes no request of this size (status 413)",
                  "Raise the limit of the load balancer, such as nginx's client_max_body_size.");
  }
  if (reason.empty()) reason = StrCat("the server answered ", response.status, " without a reason");
  return Failed(doing, KindOf(response.status, text), std::move(reason));
}

absl::Status ToError(std::string_view trace, std::string_view doing) {
  return Failed(doing, KindOf(0, trace), RootCauseOf(trace));
}

absl::Status WithKind(const absl::Status& error, base::ErrorKind kind) {
  return base::MakeError(kind, std::string(error.message()), base::NextStepOf(error));
}

absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   const http::Request& request, std::string_view doing) {
  TF_ASSIGN(http::Response response, client.Send(context, request));
  if (!response.ok()) return ToError(response, doing);
  return response.Json();
}

}  // namespace flink
