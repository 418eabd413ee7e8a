#include "resources/shared/tls_files.h"

#include "provider/base/status.h"
#include "resources/shared/environment.h"

namespace resources {
namespace {

using base::ErrorKind;
using base::MakeError;

}  // namespace

ResolvedTlsFiles Resolve(const TlsFiles& files, const std::string& prefix) {
  ResolvedTlsFiles resolved;
  resolved.ca_pem = Resolve(files.ca_pem, prefix + "CA_PEM");
  if (files.ca_file.has_value()) resolved.ca_pem.clear();
  if (resolved.ca_pem.empty()) resolved.ca_file = Resolve(files.ca_file, prefix + "CA_FILE");
  resolved.cert_file = Resolve(files.cert_file, prefix + "CERT_FILE");
  resolved.key_file = Resolve(files.key_file, prefix + "KEY_FILE");
  return resolved;
}

absl::Status CheckTlsFiles(const TlsFiles& files, const cty::Path& at, const std::string& prefix) {
  if (files.ca_file.has_value() && files.ca_pem.has_value()) {
    return sdk::AtAttribute(
        at.Attribute("ca_pem"),
        MakeError(ErrorKind::kFinal, "Both ca_file and ca_pem are set.", "Keep one of them."));
  }
  const bool certificate = !files.cert_file.IsNull(), key = !files.key_file.IsNull();
  const bool known = !files.cert_file.IsUnknown() && !files.key_file.IsUnknown();
  const std::string other = prefix + (certificate ? "KEY_FILE" : "CERT_FILE");
  if (certificate != key && known && FromEnvironment(other).empty()) {
    return sdk::AtAttribute(at.Attribute(certificate ? "cert_file" : "key_file"),
                            MakeError(ErrorKind::kFinal, "A client certificate needs its key.",
                                      "Set cert_file and key_file together."));
  }
  return absl::OkStatus();
}

void AppendUnknown(const TlsFiles& files, const std::string& at, std::vector<std::string>& names) {
  const auto look = [&](const char* name, const sdk::String& value) {
    if (value.IsUnknown()) names.push_back(base::StrCat(at, ".", name));
  };
  look("ca_file", files.ca_file);
  look("ca_pem", files.ca_pem);
  look("cert_file", files.cert_file);
  look("key_file", files.key_file);
}

}  // namespace resources
