// Certificates that the user names: the same for every connection that the provider makes.
#ifndef RESOURCES_SHARED_TLS_FILES_H_
#define RESOURCES_SHARED_TLS_FILES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "provider/base/strings.h"
#include "provider/cty/path.h"
#include "provider/sdk/builder.h"

namespace resources {

struct TlsFiles {
  sdk::String ca_file, ca_pem, cert_file, key_file;
};

// Adds the four attributes to the schema of T, which is derived from TlsFiles. `prefix` of their
// environment variables, for the documentation; empty: they differ by endpoint.
template <typename T>
void DescribeTlsFiles(sdk::Schema<T>& s, const std::string& prefix) {
  using Member = sdk::String T::*;
  const auto also = [&](const char* name) {
    return prefix.empty() ? "" : base::StrCat(" Also by `", prefix, name, "`.");
  };
  s.Optional("ca_file", static_cast<Member>(&TlsFiles::ca_file))
      .Doc(base::StrCat("File with the PEM certificates to trust instead of the system's.",
                        also("CA_FILE")));
  s.Optional("ca_pem", static_cast<Member>(&TlsFiles::ca_pem))
      .Doc(base::StrCat("The PEM certificates themselves, in place of `ca_file`.", also("CA_PEM")));
  s.Optional("cert_file", static_cast<Member>(&TlsFiles::cert_file))
      .Doc(base::StrCat("File with the client's PEM certificate, if the server asks for one.",
                        also("CERT_FILE")));
  s.Optional("key_file", static_cast<Member>(&TlsFiles::key_file))
      .Doc(base::StrCat("File with the key of `cert_file`.", also("KEY_FILE")));
}

// The configuration, then the environment.
struct ResolvedTlsFiles {
  std::string ca_file, ca_pem, cert_file, key_file;
};
ResolvedTlsFiles Resolve(const TlsFiles& files, const std::string& prefix);

// Contradictions in what is known; the error carries the attribute's path below `at`.
absl::Status CheckTlsFiles(const TlsFiles& files, const cty::Path& at, const std::string& prefix);

// Appends the names of those that only the apply will know, with `at` before them ("tls").
void AppendUnknown(const TlsFiles& files, const std::string& at, std::vector<std::string>& names);

}  // namespace resources

#endif  // RESOURCES_SHARED_TLS_FILES_H_
