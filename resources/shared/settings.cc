#include "resources/shared/settings.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/timeouts.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

using base::ErrorKind;
using base::MakeError;

// The variable's value, "" if it isn't set: an empty variable says nothing.
std::string FromEnvironment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? "" : value;
}

// The configured value, else the environment variable's, else "".
std::string Resolve(const sdk::String& configured, const char* variable) {
  return configured.has_value() ? *configured : FromEnvironment(variable);
}

absl::Status CheckHost(const std::vector<std::string>& hosts) {
  if (hosts.empty()) {
    return MakeError(ErrorKind::kFinal, "The list of front ends is empty.",
                     "Name at least one, such as hosts = [\"fe1.example.com:9030\"].");
  }
  for (const std::string& host : hosts) TF_TRY(starrocks::ParseEndpoint(host).status());
  return absl::OkStatus();
}

absl::Status CheckConnections(int64_t count) {
  if (count >= 1 && count <= 64) return absl::OkStatus();
  return MakeError(ErrorKind::kFinal, "The number of connections must be between 1 and 64.",
                   "4 is enough for most clusters: the front end runs DDL one by one.");
}

absl::StatusOr<std::string> ReadPasswordFile(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  const int why = errno;
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file) {
    return sdk::AtAttribute(
        cty::Path("password_file"),
        MakeError(ErrorKind::kFinal,
                  base::StrCat("The file ", path, " cannot be read: ", std::strerror(why), "."),
                  "Check that it exists and that this user may read it."));
  }
  std::string password = text.str();
  if (!password.empty() && password.back() == '\n') password.pop_back();
  if (!password.empty() && password.back() == '\r') password.pop_back();
  return password;
}

absl::StatusOr<std::string> Password(const Settings& settings) {
  if (settings.password.has_value()) return *settings.password;
  if (settings.password_file.has_value()) return ReadPasswordFile(*settings.password_file);
  std::string password = FromEnvironment("STARROCKS_PASSWORD");
  const std::string path = FromEnvironment("STARROCKS_PASSWORD_FILE");
  if (password.empty() && !path.empty()) return ReadPasswordFile(path);
  return password;
}

absl::StatusOr<std::vector<starrocks::Endpoint>> Endpoints(const Settings& settings) {
  const std::string variable = FromEnvironment("STARROCKS_HOSTS");
  std::vector<std::string> hosts = settings.hosts.value_or({});
  if (hosts.empty() && !variable.empty()) hosts = absl::StrSplit(variable, ',');
  if (hosts.empty()) {
    return MakeError(ErrorKind::kFinal, "No StarRocks front end is named.",
                     "Set hosts in the provider block, or STARROCKS_HOSTS in the environment, such "
                     "as \"fe1.example.com:9030,fe2.example.com:9030\".");
  }
  std::vector<starrocks::Endpoint> endpoints;
  for (const std::string& host : hosts) {
    auto endpoint = starrocks::ParseEndpoint(host);
    if (!endpoint.ok()) {
      return base::Annotate(endpoint.status(),
                            settings.hosts.has_value() ? "hosts" : "STARROCKS_HOSTS");
    }
    endpoints.push_back(*std::move(endpoint));
  }
  return endpoints;
}

absl::StatusOr<starrocks::TlsMode> Mode(const std::string& text,
                                        const std::vector<starrocks::Endpoint>& endpoints) {
  if (text.empty()) return starrocks::DefaultTlsMode(endpoints);
  if (text == "disabled") return starrocks::TlsMode::kDisabled;
  if (text == "verify_identity") return starrocks::TlsMode::kVerifyIdentity;
  return MakeError(ErrorKind::kFinal, base::StrCat("STARROCKS_TLS_MODE is \"", text, "\"."),
                   "Set it to \"verify_identity\" or \"disabled\".");
}

absl::StatusOr<starrocks::Tls> TlsOptions(const TlsSettings& settings,
                                          const std::vector<starrocks::Endpoint>& endpoints) {
  starrocks::Tls tls;
  TF_ASSIGN(tls.mode, Mode(Resolve(settings.mode, "STARROCKS_TLS_MODE"), endpoints));
  tls.ca_pem = Resolve(settings.ca_pem, "STARROCKS_TLS_CA_PEM");
  if (settings.ca_file.has_value()) tls.ca_pem.clear();
  if (tls.ca_pem.empty()) tls.ca_file = Resolve(settings.ca_file, "STARROCKS_TLS_CA_FILE");
  tls.cert_file = Resolve(settings.cert_file, "STARROCKS_TLS_CERT_FILE");
  tls.key_file = Resolve(settings.key_file, "STARROCKS_TLS_KEY_FILE");
  return tls;
}

}  // namespace

void TlsSettings::Describe(sdk::Schema<TlsSettings>& s) {
  s.Optional("mode", &TlsSettings::mode)
      .Must(OneOf({"verify_identity", "disabled"}))
      .Doc(
          "`verify_identity` checks the certificate's chain and host name and never falls back to "
          "plain text; `disabled` sends everything in clear, the password's proof included. By "
          "default `disabled` if every host is on loopback, else `verify_identity`. Also by "
          "`STARROCKS_TLS_MODE`.");
  s.Optional("ca_file", &TlsSettings::ca_file)
      .Doc(
          "File with the PEM certificates to trust instead of the system's. Also by "
          "`STARROCKS_TLS_CA_FILE`.");
  s.Optional("ca_pem", &TlsSettings::ca_pem)
      .Doc(
          "The PEM certificates themselves, in place of `ca_file`. Also by "
          "`STARROCKS_TLS_CA_PEM`.");
  s.Optional("cert_file", &TlsSettings::cert_file)
      .Doc(
          "File with the client's PEM certificate, if the server asks for one. Also by "
          "`STARROCKS_TLS_CERT_FILE`.");
  s.Optional("key_file", &TlsSettings::key_file)
      .Doc("File with the key of `cert_file`. Also by `STARROCKS_TLS_KEY_FILE`.");
}

void Settings::Describe(sdk::Schema<Settings>& s) {
  s.Doc("Manages StarRocks over the MySQL protocol of its front ends.");
  s.Optional("hosts", &Settings::hosts)
      .Must(CheckHost)
      .Doc(
          "Addresses of front ends, `host` or `host:port` (9030 by default), tried in order. Also "
          "by `STARROCKS_HOSTS`, separated by commas.");
  s.Optional("username", &Settings::username)
      .Must(NotEmpty)
      .Doc("Account to log in with. Also by `STARROCKS_USERNAME`.");
  s.Optional("password", &Settings::password)
      .Sensitive()
      .Doc("Its password. Also by `STARROCKS_PASSWORD`.");
  s.Optional("password_file", &Settings::password_file)
      .Must(NotEmpty)
      .Doc(
          "File that holds the password, as a secrets operator mounts it; one line end at its end "
          "is left out. Also by `STARROCKS_PASSWORD_FILE`.");
  s.Optional("tls", &Settings::tls).Doc("How the connection is protected.");
  s.Optional("connect_timeout", &Settings::connect_timeout)
      .Must([](const std::string& text) { return sdk::ParseDuration(text).status(); })
      .Doc("How long to wait for a front end to answer, `\"10s\"` by default.");
  s.Optional("max_connections", &Settings::max_connections)
      .Must(CheckConnections)
      .Doc("Connections that are open at the same time at most, 4 by default.");
  s.Optional("adopt_existing", &Settings::adopt_existing)
      .Must(OneOf({"never", "identical"}))
      .Doc(
          "What to do when an object to create is there already: `never` (default) is an error "
          "that tells how to import it; `identical` takes it over with a warning if it is what the "
          "configuration asks for and nothing hangs on it yet.");
}

std::vector<std::string> UnknownSettings(const Settings& settings) {
  std::vector<std::string> names;
  auto look = [&](const char* name, const auto& value) {
    if (value.IsUnknown()) names.emplace_back(name);
  };
  look("hosts", settings.hosts);
  look("username", settings.username);
  look("password", settings.password);
  look("password_file", settings.password_file);
  look("tls", settings.tls);
  look("connect_timeout", settings.connect_timeout);
  look("max_connections", settings.max_connections);
  if (settings.tls.has_value()) {
    look("tls.mode", settings.tls->mode);
    look("tls.ca_file", settings.tls->ca_file);
    look("tls.ca_pem", settings.tls->ca_pem);
    look("tls.cert_file", settings.tls->cert_file);
    look("tls.key_file", settings.tls->key_file);
  }
  return names;
}

absl::Status CheckSettings(const Settings& settings) {
  if (settings.password.has_value() && settings.password_file.has_value()) {
    return sdk::AtAttribute(cty::Path("password_file"),
                            MakeError(ErrorKind::kFinal, "Both password and password_file are set.",
                                      "Keep one of them."));
  }
  if (!settings.tls.has_value()) return absl::OkStatus();
  const TlsSettings& tls = *settings.tls;
  const cty::Path path("tls");
  if (tls.ca_file.has_value() && tls.ca_pem.has_value()) {
    return sdk::AtAttribute(
        path.Attribute("ca_pem"),
        MakeError(ErrorKind::kFinal, "Both ca_file and ca_pem are set.", "Keep one of them."));
  }
  const bool certificate = !tls.cert_file.IsNull(), key = !tls.key_file.IsNull();
  if (certificate != key && !tls.cert_file.IsUnknown() && !tls.key_file.IsUnknown() &&
      std::getenv(certificate ? "STARROCKS_TLS_KEY_FILE" : "STARROCKS_TLS_CERT_FILE") == nullptr) {
    return sdk::AtAttribute(path.Attribute(certificate ? "cert_file" : "key_file"),
                            MakeError(ErrorKind::kFinal, "A client certificate needs its key.",
                                      "Set cert_file and key_file together."));
  }
  return absl::OkStatus();
}

absl::StatusOr<starrocks::Options> ToOptions(const Settings& settings) {
  starrocks::Options options;
  TF_ASSIGN(options.endpoints, Endpoints(settings));
  options.username = Resolve(settings.username, "STARROCKS_USERNAME");
  if (options.username.empty()) {
    return MakeError(
        ErrorKind::kFinal, "No account to log in with is named.",
        "Set username in the provider block, or STARROCKS_USERNAME in the environment.");
  }
  TF_ASSIGN(std::string password, Password(settings));
  options.password = base::Secret(password);
  TF_ASSIGN(options.tls, TlsOptions(settings.tls.value_or({}), options.endpoints));
  if (settings.connect_timeout.has_value()) {
    TF_ASSIGN(options.connect_timeout, sdk::ParseDuration(*settings.connect_timeout));
  }
  options.max_connections = static_cast<int>(settings.max_connections.value_or(4));
  return options;
}

bool AdoptsIdentical(const Settings& settings) {
  return settings.adopt_existing.value_or("never") == "identical";
}

}  // namespace resources
