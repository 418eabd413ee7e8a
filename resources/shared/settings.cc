#include "resources/shared/settings.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "provider/base/secret_file.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/timeouts.h"
#include "resources/shared/checks.h"
#include "resources/shared/environment.h"
#include "resources/shared/rest_endpoints.h"

namespace resources {
namespace {

using base::ErrorKind;
using base::MakeError;

const char* const kTlsPrefix = "STARROCKS_TLS_";

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

absl::StatusOr<base::Secret> ReadPasswordFile(const std::string& path) {
  auto password = base::ReadSecretFile(path);
  if (password.ok()) return password;
  return sdk::AtAttribute(cty::Path("password_file"), password.status());
}

absl::StatusOr<base::Secret> Password(const Settings& settings) {
  if (settings.password.has_value()) return base::Secret(*settings.password);
  if (settings.password_file.has_value()) return ReadPasswordFile(*settings.password_file);
  const std::string password = FromEnvironment("STARROCKS_PASSWORD");
  const std::string path = FromEnvironment("STARROCKS_PASSWORD_FILE");
  if (password.empty() && !path.empty()) return ReadPasswordFile(path);
  return base::Secret(password);
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
  const ResolvedTlsFiles files = Resolve(settings, kTlsPrefix);
  tls.ca_file = files.ca_file;
  tls.ca_pem = files.ca_pem;
  tls.cert_file = files.cert_file;
  tls.key_file = files.key_file;
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
  DescribeTlsFiles(s, kTlsPrefix);
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
  s.Optional("flink", &Settings::flink).Doc("Apache Flink: its REST endpoint and its SQL Gateway.");
  s.Optional("kafka_connect", &Settings::kafka_connect).Doc("The Kafka Connect cluster.");
  s.Optional("schema_registry", &Settings::schema_registry)
      .Doc("The schema registry, one that speaks Confluent's API.");
  s.Optional("http_url", &Settings::http_url)
      .Must(CheckUrl)
      .Doc(
          "Address of a front end's HTTP server, such as `https://fe1.example.com:8030`. Also by "
          "`STARROCKS_HTTP_URL`.");
  s.Optional("http", &Settings::http)
      .Doc("How `http_url` is reached. Without `auth`, `username` and `password` log in there.");
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
    AppendUnknown(*settings.tls, "tls", names);
  }
  return names;
}

absl::Status CheckSettings(const Settings& settings) {
  if (settings.password.has_value() && settings.password_file.has_value()) {
    return sdk::AtAttribute(cty::Path("password_file"),
                            MakeError(ErrorKind::kFinal, "Both password and password_file are set.",
                                      "Keep one of them."));
  }
  if (settings.tls.has_value()) {
    TF_TRY(CheckTlsFiles(*settings.tls, cty::Path("tls"), kTlsPrefix));
  }
  return CheckRestSettings(settings);
}

absl::StatusOr<Login> ToLogin(const Settings& settings) {
  Login login;
  login.username = Resolve(settings.username, "STARROCKS_USERNAME");
  TF_ASSIGN(login.password, Password(settings));
  return login;
}

absl::StatusOr<starrocks::Options> ToOptions(const Settings& settings) {
  starrocks::Options options;
  TF_ASSIGN(options.endpoints, Endpoints(settings));
  TF_ASSIGN(Login login, ToLogin(settings));
  if (login.username.empty()) {
    return MakeError(
        ErrorKind::kFinal, "No account to log in with is named.",
        "Set username in the provider block, or STARROCKS_USERNAME in the environment.");
  }
  options.username = std::move(login.username);
  options.password = std::move(login.password);
  TF_ASSIGN(options.tls, TlsOptions(settings.tls.value_or({}), options.endpoints));
  TF_ASSIGN(options.connect_timeout, ConnectTimeout(settings));
  options.max_connections = static_cast<int>(settings.max_connections.value_or(4));
  return options;
}

absl::StatusOr<absl::Duration> ConnectTimeout(const Settings& settings) {
  return sdk::ParseDuration(settings.connect_timeout.value_or("10s"));
}

bool AdoptsIdentical(const Settings& settings) {
  return settings.adopt_existing.value_or("never") == "identical";
}

}  // namespace resources
