// The provider block as the user writes it, and how its values are found: the configuration, then
// the environment, then the default.
#ifndef RESOURCES_SHARED_SETTINGS_H_
#define RESOURCES_SHARED_SETTINGS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/secret.h"
#include "provider/clients/starrocks/options.h"
#include "provider/sdk/builder.h"
#include "resources/shared/http_settings.h"
#include "resources/shared/tls_files.h"

namespace resources {

struct TlsSettings : TlsFiles {
  sdk::String mode;
  static void Describe(sdk::Schema<TlsSettings>& s);
};

struct Settings {
  sdk::StringList hosts;
  sdk::String username, password, password_file, connect_timeout, adopt_existing;
  sdk::Int max_connections;
  sdk::Object<TlsSettings> tls;
  sdk::Object<FlinkSettings> flink;
  sdk::Object<EndpointSettings> kafka_connect, schema_registry;
  sdk::String http_url;
  sdk::Object<HttpSettings> http;
  static void Describe(sdk::Schema<Settings>& s);
};

// The settings of the MySQL side that only the apply will know.
std::vector<std::string> UnknownSettings(const Settings& settings);

// What can be said against the combination of what is known.
absl::Status CheckSettings(const Settings& settings);

// The connection's options. All settings must be known. Reads password_file. Errors name the
// setting that is missing or wrong and its environment variable.
absl::StatusOr<starrocks::Options> ToOptions(const Settings& settings);

// The account as far as it is named; both may be empty. Reads password_file.
struct Login {
  std::string username;
  base::Secret password;
};
absl::StatusOr<Login> ToLogin(const Settings& settings);

absl::StatusOr<absl::Duration> ConnectTimeout(const Settings& settings);

// adopt_existing = "identical"
bool AdoptsIdentical(const Settings& settings);

}  // namespace resources

#endif  // RESOURCES_SHARED_SETTINGS_H_
