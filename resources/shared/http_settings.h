// The REST endpoints of the provider block, as the user writes them: where Flink, Kafka Connect,
// the schema registry and the front end's HTTP server are, and how one logs in there.
#ifndef RESOURCES_SHARED_HTTP_SETTINGS_H_
#define RESOURCES_SHARED_HTTP_SETTINGS_H_

#include <string>

#include "absl/status/status.h"
#include "provider/sdk/builder.h"
#include "resources/shared/tls_files.h"

namespace resources {

struct HttpAuthSettings {
  sdk::String username, password, password_file, bearer_token, bearer_token_file;
  static void Describe(sdk::Schema<HttpAuthSettings>& s);
};

struct HttpTlsSettings : TlsFiles {
  static void Describe(sdk::Schema<HttpTlsSettings>& s);
};

// What all of them have.
struct HttpAccess {
  sdk::Object<HttpAuthSettings> auth;
  sdk::Object<HttpTlsSettings> tls;
  sdk::StringMap headers;
};

struct FlinkSettings : HttpAccess {
  sdk::String url, sql_gateway_url;
  static void Describe(sdk::Schema<FlinkSettings>& s);
};

// Kafka Connect, the schema registry.
struct EndpointSettings : HttpAccess {
  sdk::String url;
  static void Describe(sdk::Schema<EndpointSettings>& s);
};

// The front end's, whose address stands beside it as http_url.
struct HttpSettings : HttpAccess {
  static void Describe(sdk::Schema<HttpSettings>& s);
};

// An address that a client can be made for.
absl::Status CheckUrl(const std::string& url);

}  // namespace resources

#endif  // RESOURCES_SHARED_HTTP_SETTINGS_H_
