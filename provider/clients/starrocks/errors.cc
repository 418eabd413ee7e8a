#include "provider/clients/starrocks/errors.h"

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/error_table.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::ToAbsl;

constexpr char kCodeUrl[] = "terraform-provider-starrocks/error-code";
constexpr char kSqlStateUrl[] = "terraform-provider-starrocks/sqlstate";
constexpr std::size_t kMaxMessage = 4096;

std::string_view NextStepFor(int code) {
  if (IsDeniedCode(code)) {
    return "Grant the privilege to the account that the provider uses, or to one of its roles.";
  }
  return "";
}

// Statement text can be part of an error; nobody reads megabytes of it.
std::string Shorten(std::string_view message) {
  if (message.size() <= kMaxMessage) return std::string(message);
  return base::StrCat(message.substr(0, kMaxMessage), "...");
}

std::string PayloadOf(const absl::Status& status, const char* url) {
  const absl::optional<absl::Cord> payload = status.GetPayload(url);
  return payload ? std::string(*payload) : "";
}

}  // namespace

std::string_view StripWrapper(std::string_view message) {
  constexpr std::string_view kWrapper = "Getting analyzing error";
  constexpr std::string_view kDetail = "Detail message: ";
  const std::size_t detail = message.find(kDetail);
  if (!message.starts_with(kWrapper) || detail == std::string_view::npos) return message;
  message.remove_prefix(detail + kDetail.size());
  if (message.ends_with('.')) message.remove_suffix(1);
  return message;
}

absl::Status WithCode(absl::Status status, int code, std::string_view sqlstate) {
  status.SetPayload(kCodeUrl, absl::Cord(base::StrCat(code)));
  status.SetPayload(kSqlStateUrl, absl::Cord(ToAbsl(sqlstate)));
  return status;
}

absl::Status ErrorFromServer(int code, std::string_view sqlstate, std::string_view message) {
  const std::string_view words = StripWrapper(message);
  return WithCode(
      base::MakeError(Classify(code, words), Shorten(base::Redact(words)), NextStepFor(code)), code,
      sqlstate);
}

int ErrorCodeOf(const absl::Status& status) {
  int code = 0;
  return absl::SimpleAtoi(PayloadOf(status, kCodeUrl), &code) ? code : 0;
}

std::string SqlStateOf(const absl::Status& status) { return PayloadOf(status, kSqlStateUrl); }

bool IsAccessDenied(const absl::Status& status) { return IsDeniedCode(ErrorCodeOf(status)); }

bool IsNotLeader(const absl::Status& status) {
  return MeansNotLeader(ErrorCodeOf(status), {status.message().data(), status.message().size()});
}

bool IsConnectionError(const absl::Status& status) { return IsConnectionCode(ErrorCodeOf(status)); }

}  // namespace starrocks
