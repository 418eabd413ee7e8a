#include "resources/shared/http_settings.h"

#include "provider/clients/http/url.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

template <typename T>
void DescribeAccess(sdk::Schema<T>& s) {
  s.Optional("auth", static_cast<sdk::Object<HttpAuthSettings> T::*>(&HttpAccess::auth))
      .Doc("How to log in: by user name and password, or by a bearer token.");
  s.Optional("tls", static_cast<sdk::Object<HttpTlsSettings> T::*>(&HttpAccess::tls))
      .Doc("Certificates, for `https`. The server's is always verified.");
  s.Optional("headers", static_cast<sdk::StringMap T::*>(&HttpAccess::headers))
      .Sensitive()
      .Doc(
          "Headers to send with each request. `Host` routes by host behind a shared load balancer; "
          "the certificate is still checked for the host of the address.");
}

template <typename T>
void DescribeUrl(sdk::Schema<T>& s, const char* name, sdk::String T::*member, std::string doc) {
  s.Optional(name, member).Must(CheckUrl).Doc(std::move(doc));
}

}  // namespace

absl::Status CheckUrl(const std::string& url) { return http::ParseUrl(url).status(); }

void HttpAuthSettings::Describe(sdk::Schema<HttpAuthSettings>& s) {
  s.Optional("username", &HttpAuthSettings::username)
      .Must(NotEmpty)
      .Doc("User name, for basic authentication.");
  s.Optional("password", &HttpAuthSettings::password).Sensitive().Doc("Its password.");
  s.Optional("password_file", &HttpAuthSettings::password_file)
      .Must(NotEmpty)
      .Doc("File that holds the password. Read again when the server refuses the login.");
  s.Optional("bearer_token", &HttpAuthSettings::bearer_token)
      .Sensitive()
      .Must(NotEmpty)
      .Doc("Bearer token, in place of user name and password.");
  s.Optional("bearer_token_file", &HttpAuthSettings::bearer_token_file)
      .Must(NotEmpty)
      .Doc("File that holds the bearer token. Read again when the server refuses the token.");
}

void HttpTlsSettings::Describe(sdk::Schema<HttpTlsSettings>& s) { DescribeTlsFiles(s, ""); }

void FlinkSettings::Describe(sdk::Schema<FlinkSettings>& s) {
  DescribeUrl(s, "url", &FlinkSettings::url,
              "Address of the JobManager's REST endpoint, with the base path behind a load "
              "balancer: `https://flink.example.com/base`. Also by `FLINK_URL`.");
  DescribeUrl(s, "sql_gateway_url", &FlinkSettings::sql_gateway_url,
              "Address of the SQL Gateway's REST endpoint. Also by `FLINK_SQL_GATEWAY_URL`.");
  DescribeAccess(s);
}

void EndpointSettings::Describe(sdk::Schema<EndpointSettings>& s) {
  DescribeUrl(s, "url", &EndpointSettings::url,
              "Address of its REST endpoint, with the base path if it has one. Also by "
              "`KAFKA_CONNECT_URL` and `SCHEMA_REGISTRY_URL`.");
  DescribeAccess(s);
}

void HttpSettings::Describe(sdk::Schema<HttpSettings>& s) { DescribeAccess(s); }

}  // namespace resources
