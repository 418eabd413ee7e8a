#include "provider/clients/http/faults.h"

#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::ErrorKind;
using base::StrCat;

absl::Status Fault(ErrorKind kind, const std::string& message, std::string_view next_step) {
  return base::MakeError(kind, base::Redact(message), next_step);
}

std::string Named(const Endpoint& endpoint) {
  return StrCat(endpoint.name, " at ", endpoint.address);
}

}  // namespace

std::string Endpoint::Setting(std::string_view rest) const {
  return block.empty() ? std::string(rest) : StrCat(block, ".", rest);
}

absl::Status NotReached(const Endpoint& endpoint, std::string_view where, std::string_view why) {
  return Fault(ErrorKind::kRetryable,
               StrCat("cannot connect to ", Named(endpoint), " (", where, "): ", why),
               StrCat("Check that it runs, that it can be reached from here, and the provider "
                      "attribute `",
                      endpoint.setting, "`."));
}

absl::Status HostNotFound(const Endpoint& endpoint, std::string_view host, std::string_view why) {
  return Fault(ErrorKind::kRetryable,
               StrCat("cannot find the host ", host, " of ", Named(endpoint), ": ", why),
               StrCat("Check the host name in the provider attribute `", endpoint.setting,
                      "` and the name service of this machine."));
}

absl::Status NoAnswer(const Endpoint& endpoint, std::string_view why) {
  return Fault(ErrorKind::kUnknownOutcome, StrCat(Named(endpoint), " ", why),
               StrCat("Look into the logs of ", endpoint.name,
                      " and of what stands before it; then run `terraform plan` to see what is "
                      "there, and apply again."));
}

absl::Status BadAnswer(const Endpoint& endpoint, std::string_view why, std::string_view next_step) {
  return Fault(ErrorKind::kFinal, StrCat(Named(endpoint), " ", why), next_step);
}

absl::Status TlsFault(const Endpoint& endpoint, std::string_view why, std::string_view next_step) {
  return Fault(ErrorKind::kFinal, StrCat("no TLS with ", Named(endpoint), ": ", why), next_step);
}

absl::Status BadSetting(const Endpoint& endpoint, std::string_view attribute, std::string_view why,
                        std::string_view next_step) {
  return Fault(ErrorKind::kFinal,
               StrCat("The provider attribute `", attribute, "` is of no use: ", why), next_step);
}

}  // namespace http
