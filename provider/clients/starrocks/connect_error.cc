#include "provider/clients/starrocks/connect_error.h"

#include <string>

#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/error_table.h"
#include "provider/clients/starrocks/errors.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;

constexpr int kAccessDenied = 1045;
constexpr int kChainRefused = 5208;  // no authentication of the chain was successful
constexpr int kTlsError = 2026;
constexpr int kPlainTextRefused = 5205;
constexpr int kPluginError = 2059;

absl::Status TlsError(const std::string& server, std::string_view words) {
  if (words.find("does not support it") != std::string_view::npos) {
    return MakeError(ErrorKind::kFinal, StrCat("the server at ", server, " offers no TLS"),
                     "Set up TLS on the front ends, or accept plain text by `tls = { mode = "
                     "\"disabled\" }` in the "
                     "provider block.");
  }
  return MakeError(
      ErrorKind::kFinal, StrCat("TLS with ", server, " failed: ", words),
      "Check that the certificate is valid, bears the host name used in `hosts`, and is "
      "signed by an authority of `tls.ca_file` or `tls.ca_pem`.");
}

absl::Status Describe(const std::string& server, std::string_view username, int code,
                      std::string_view words) {
  switch (code) {
    case kAccessDenied:
    case kChainRefused:
      return MakeError(
          ErrorKind::kFinal,
          StrCat("StarRocks at ", server, " refused the login of user \"", username, "\": ", words),
          "Check the provider attributes `username` and `password`.");
    case kTlsError:
      return TlsError(server, words);
    case kPlainTextRefused:
      return MakeError(ErrorKind::kFinal,
                       StrCat("the server at ", server, " refuses plain text: ", words),
                       "Set `tls = { mode = \"verify_identity\" }` in the provider block.");
    case kPluginError:
      return MakeError(ErrorKind::kFinal,
                       StrCat("the server at ", server, " asks user \"", username,
                              "\" for a login method that this provider does not allow: ", words),
                       "Use an account with mysql_native_password.");
    default:
      break;
  }
  const bool may_pass = IsConnectionCode(code) || Classify(code, words) == ErrorKind::kRetryable;
  return MakeError(may_pass ? ErrorKind::kRetryable : ErrorKind::kFinal,
                   StrCat("cannot connect to StarRocks at ", server, ": ", words),
                   may_pass
                       ? "Check the provider attribute `hosts` and that the front end runs and can "
                         "be reached from here."
                       : "");
}

}  // namespace

absl::Status ConnectError(const Endpoint& endpoint, std::string_view username, int code,
                          std::string_view sqlstate, std::string_view message) {
  const std::string words = base::Redact(message);
  return WithCode(Describe(ToString(endpoint), username, code, words), code, sqlstate);
}

}  // namespace starrocks
