#include "resources/shared/rest_endpoints.h"

#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "resources/shared/environment.h"
#include "resources/shared/settings.h"

namespace resources {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;

// One endpoint's part of the settings. Null: not there.
struct View {
  bool unknown = false;  // the object as a whole
  const sdk::String* url = nullptr;
  const HttpAccess* access = nullptr;
};

template <typename T>
View In(const sdk::Object<T>& object, sdk::String T::*url) {
  if (!object.has_value()) return {.unknown = object.IsUnknown()};
  return {.url = &((*object).*url), .access = &*object};
}

View FrontEndView(const Settings& s) {
  return {.unknown = s.http.IsUnknown(),
          .url = &s.http_url,
          .access = s.http.has_value() ? &*s.http : nullptr};
}

struct Row {
  const char* name;          // in messages
  const char* block;         // the object of the provider block
  const char* setting;       // the attribute that holds the address
  const char* url_variable;  // and its environment variable
  const char* prefix;        // of all other variables
  View (*view)(const Settings&);
};

// In the order of Rest.
constexpr Row kRows[] = {
    {"Flink", "flink", "flink.url", "FLINK_URL", "FLINK_",
     [](const Settings& s) { return In(s.flink, &FlinkSettings::url); }},
    {"Flink's SQL Gateway", "flink", "flink.sql_gateway_url", "FLINK_SQL_GATEWAY_URL", "FLINK_",
     [](const Settings& s) { return In(s.flink, &FlinkSettings::sql_gateway_url); }},
    {"Kafka Connect", "kafka_connect", "kafka_connect.url", "KAFKA_CONNECT_URL", "KAFKA_CONNECT_",
     [](const Settings& s) { return In(s.kafka_connect, &EndpointSettings::url); }},
    {"the schema registry", "schema_registry", "schema_registry.url", "SCHEMA_REGISTRY_URL",
     "SCHEMA_REGISTRY_",
     [](const Settings& s) { return In(s.schema_registry, &EndpointSettings::url); }},
    {"the front end's HTTP server", "http", "http_url", "STARROCKS_HTTP_URL", "STARROCKS_HTTP_",
     &FrontEndView},
};

const Row& RowOf(Rest endpoint) { return kRows[static_cast<std::size_t>(endpoint)]; }

const HttpAccess& AccessOf(const View& view) {
  static const HttpAccess none;
  return view.access == nullptr ? none : *view.access;
}

bool HasBearer(const HttpAuthSettings& auth) {
  return auth.bearer_token.has_value() || auth.bearer_token_file.has_value();
}

bool HasBasic(const HttpAuthSettings& auth) {
  return auth.username.has_value() || auth.password.has_value() || auth.password_file.has_value();
}

// The secret itself where both are given in the same place; the configuration comes first.
void ResolveSecret(const sdk::String& value, const sdk::String& file, const std::string& variable,
                   base::Secret& secret, std::string& path) {
  if (value.has_value() || file.has_value()) {
    secret = base::Secret(value.value_or(""));
    path = file.value_or("");
    return;
  }
  secret = base::Secret(FromEnvironment(variable));
  path = secret.empty() ? FromEnvironment(variable + "_FILE") : "";
}

http::Auth ToAuth(const HttpAuthSettings& auth, const std::string& prefix) {
  http::Auth resolved;
  if (!HasBearer(auth)) {
    resolved.username = Resolve(auth.username, prefix + "USERNAME");
    ResolveSecret(auth.password, auth.password_file, prefix + "PASSWORD", resolved.password,
                  resolved.password_file);
  }
  if (!HasBasic(auth)) {
    ResolveSecret(auth.bearer_token, auth.bearer_token_file, prefix + "BEARER_TOKEN",
                  resolved.bearer_token, resolved.bearer_token_file);
  }
  return resolved;
}

// The configured headers, else those of the environment: "Name: value", one a line.
std::map<std::string, base::Secret> ToHeaders(const sdk::StringMap& configured,
                                              const std::string& variable) {
  std::map<std::string, base::Secret> headers;
  for (const auto& [name, value] : configured.value_or({})) {
    headers.emplace(name, base::Secret(value));
  }
  if (configured.has_value()) return headers;
  for (absl::string_view line :
       absl::StrSplit(FromEnvironment(variable), '\n', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> header =
        absl::StrSplit(line, absl::MaxSplits(':', 1));
    headers.emplace(header.first,
                    base::Secret(std::string(absl::StripAsciiWhitespace(header.second))));
  }
  return headers;
}

bool IsEmpty(const http::Auth& auth) {
  return auth.username.empty() && auth.password.empty() && auth.password_file.empty() &&
         auth.bearer_token.empty() && auth.bearer_token_file.empty();
}

absl::Status CheckAuth(const HttpAuthSettings& auth, const cty::Path& at) {
  const auto refuse = [&](const char* attribute, const std::string& what) {
    return sdk::AtAttribute(at.Attribute(attribute),
                            MakeError(ErrorKind::kFinal, what, "Keep one of them."));
  };
  if (HasBearer(auth) && HasBasic(auth)) {
    return refuse(auth.bearer_token.has_value() ? "bearer_token" : "bearer_token_file",
                  "Both a login by name and a bearer token are set.");
  }
  if (auth.password.has_value() && auth.password_file.has_value()) {
    return refuse("password_file", "Both password and password_file are set.");
  }
  if (auth.bearer_token.has_value() && auth.bearer_token_file.has_value()) {
    return refuse("bearer_token_file", "Both bearer_token and bearer_token_file are set.");
  }
  return absl::OkStatus();
}

void AppendUnknown(const HttpAuthSettings& auth, const std::string& at,
                   std::vector<std::string>& names) {
  const auto look = [&](const char* name, const sdk::String& value) {
    if (value.IsUnknown()) names.push_back(StrCat(at, ".", name));
  };
  look("username", auth.username);
  look("password", auth.password);
  look("password_file", auth.password_file);
  look("bearer_token", auth.bearer_token);
  look("bearer_token_file", auth.bearer_token_file);
}

void AppendUnknown(const HttpAccess& access, const std::string& at,
                   std::vector<std::string>& names) {
  if (access.auth.IsUnknown()) names.push_back(at + ".auth");
  if (access.auth.has_value()) AppendUnknown(*access.auth, at + ".auth", names);
  if (access.tls.IsUnknown()) names.push_back(at + ".tls");
  if (access.tls.has_value()) AppendUnknown(*access.tls, at + ".tls", names);
  if (access.headers.IsUnknown()) names.push_back(at + ".headers");
}

// The front end's HTTP server knows the accounts of its MySQL side.
void AppendUnknownLogin(const Settings& settings, std::vector<std::string>& names) {
  if (settings.username.IsUnknown()) names.emplace_back("username");
  if (settings.password.IsUnknown()) names.emplace_back("password");
  if (settings.password_file.IsUnknown()) names.emplace_back("password_file");
}

absl::Status NoAddress(const Row& row) {
  return MakeError(ErrorKind::kFinal, StrCat("No address of ", row.name, " is set."),
                   StrCat("Set ", row.setting, " in the provider block, or ", row.url_variable,
                          " in the environment."));
}

}  // namespace

bool IsNamed(const Settings& settings, Rest endpoint) {
  const Row& row = RowOf(endpoint);
  const View view = row.view(settings);
  const bool configured = view.url == nullptr ? view.unknown : !view.url->IsNull();
  return configured || !FromEnvironment(row.url_variable).empty();
}

std::vector<std::string> UnknownSettings(const Settings& settings, Rest endpoint) {
  const Row& row = RowOf(endpoint);
  const View view = row.view(settings);
  std::vector<std::string> names;
  if (view.unknown) names.emplace_back(row.block);
  if (view.url != nullptr && view.url->IsUnknown()) names.emplace_back(row.setting);
  const HttpAccess& access = AccessOf(view);
  AppendUnknown(access, row.block, names);
  if (endpoint == Rest::kFrontEnd && access.auth.IsNull()) AppendUnknownLogin(settings, names);
  return names;
}

absl::Status CheckRestSettings(const Settings& settings) {
  for (Rest endpoint : kRestEndpoints) {
    const Row& row = RowOf(endpoint);
    const HttpAccess& access = AccessOf(row.view(settings));
    const cty::Path at(row.block);
    if (access.auth.has_value()) TF_TRY(CheckAuth(*access.auth, at.Attribute("auth")));
    if (access.tls.has_value()) {
      TF_TRY(CheckTlsFiles(*access.tls, at.Attribute("tls"), StrCat(row.prefix, "TLS_")));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<http::Options> ToHttpOptions(const Settings& settings, Rest endpoint) {
  const Row& row = RowOf(endpoint);
  const View view = row.view(settings);
  http::Options options;
  options.name = row.name;
  options.setting = row.setting;
  options.block = row.block;
  options.url = Resolve(view.url == nullptr ? sdk::String() : *view.url, row.url_variable);
  if (options.url.empty()) return NoAddress(row);
  const HttpAccess& access = AccessOf(view);
  options.auth = ToAuth(access.auth.value_or({}), row.prefix);
  if (endpoint == Rest::kFrontEnd && IsEmpty(options.auth)) {
    TF_ASSIGN(Login login, ToLogin(settings));
    options.auth.username = std::move(login.username);
    options.auth.password = std::move(login.password);
  }
  const ResolvedTlsFiles tls = Resolve(access.tls.value_or({}), StrCat(row.prefix, "TLS_"));
  options.tls = {tls.ca_file, tls.ca_pem, tls.cert_file, tls.key_file};
  options.headers = ToHeaders(access.headers, StrCat(row.prefix, "HEADERS"));
  TF_ASSIGN(options.connect_timeout, ConnectTimeout(settings));
  http::ProxyFromEnvironment(options);
  return options;
}

absl::Status NotConfigured(Rest endpoint) { return NoAddress(RowOf(endpoint)); }

}  // namespace resources
