// The REST endpoints of the provider block: where values come from (rule C9), what is unknown (C4),
// and what is said against them.
#include "resources/shared/rest_endpoints.h"

#include <cstdlib>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "resources/shared/backends.h"
#include "resources/shared/provider.h"
#include "resources/shared/settings.h"

namespace resources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Names {
  Rest endpoint;
  const char* setting;
  const char* url_variable;
  const char* prefix;
};
constexpr Names kNames[] = {
    {Rest::kFlink, "flink.url", "FLINK_URL", "FLINK_"},
    {Rest::kFlinkSqlGateway, "flink.sql_gateway_url", "FLINK_SQL_GATEWAY_URL", "FLINK_"},
    {Rest::kKafkaConnect, "kafka_connect.url", "KAFKA_CONNECT_URL", "KAFKA_CONNECT_"},
    {Rest::kSchemaRegistry, "schema_registry.url", "SCHEMA_REGISTRY_URL", "SCHEMA_REGISTRY_"},
    {Rest::kFrontEnd, "http_url", "STARROCKS_HTTP_URL", "STARROCKS_HTTP_"}};

class RestEndpointsTest : public testing::Test {
 protected:
  ~RestEndpointsTest() override {
    for (const std::string& name : set_) unsetenv(name.c_str());
  }
  void Set(const std::string& name, const std::string& value) {
    set_.insert(name);
    setenv(name.c_str(), value.c_str(), 1);
  }
  void SetFlinkUrl(const std::string& url) {
    FlinkSettings flink = settings_.flink.value_or({});
    flink.url = url;
    settings_.flink = flink;
  }
  http::Options Flink() { return ToHttpOptions(settings_, Rest::kFlink).value(); }
  static std::string Text(const absl::Status& status) {
    return std::string(status.message()) + " " + base::NextStepOf(status);
  }

  Settings settings_;
  std::set<std::string> set_;
};

TEST_F(RestEndpointsTest, WithoutAnAddressTheErrorNamesAttributeAndVariable) {
  for (const Names& names : kNames) {
    EXPECT_FALSE(IsNamed(settings_, names.endpoint));
    const std::string text = Text(ToHttpOptions(settings_, names.endpoint).status());
    EXPECT_THAT(text, HasSubstr(names.setting));
    EXPECT_THAT(text, HasSubstr(names.url_variable));
    EXPECT_EQ(text, Text(NotConfigured(names.endpoint)));
  }
}

TEST_F(RestEndpointsTest, C9_TheEnvironmentFillsGaps) {
  for (const Names& names : kNames) {
    const std::string prefix = names.prefix;
    Set(names.url_variable, "https://h/base");
    Set(prefix + "USERNAME", "ann");
    Set(prefix + "PASSWORD", "s3cret-of-rest");
    Set(prefix + "TLS_CA_FILE", "ca.pem");
    Set(prefix + "TLS_CERT_FILE", "cert.pem");
    Set(prefix + "TLS_KEY_FILE", "key.pem");
    EXPECT_TRUE(IsNamed(settings_, names.endpoint));
    const http::Options options = ToHttpOptions(settings_, names.endpoint).value();
    EXPECT_EQ(options.url, "https://h/base");
    EXPECT_EQ(options.setting, names.setting);
    EXPECT_EQ(options.auth.username, "ann");
    EXPECT_EQ(options.auth.password.Reveal(), "s3cret-of-rest");
    EXPECT_EQ(options.tls.ca_file, "ca.pem");
    EXPECT_EQ(options.tls.cert_file, "cert.pem");
    EXPECT_EQ(options.tls.key_file, "key.pem");
  }
}

TEST_F(RestEndpointsTest, C9_TheConfigurationComesFirst) {
  Set("FLINK_URL", "http://environment");
  Set("FLINK_USERNAME", "environment");
  Set("FLINK_PASSWORD", "environment");
  Set("FLINK_TLS_CA_PEM", "environment");
  SetFlinkUrl("http://configured");
  FlinkSettings flink = *settings_.flink;
  HttpAuthSettings auth;
  auth.username = std::string("ann");
  auth.password_file = std::string("file");
  flink.auth = auth;
  HttpTlsSettings tls;
  tls.ca_file = std::string("ca.pem");
  flink.tls = tls;
  flink.headers = std::map<std::string, std::string>{{"Host", "flink.internal"}};
  settings_.flink = flink;
  settings_.connect_timeout = std::string("3s");
  const http::Options options = Flink();
  EXPECT_EQ(options.url, "http://configured");
  EXPECT_EQ(options.auth.username, "ann");
  EXPECT_TRUE(options.auth.password.empty());
  EXPECT_EQ(options.auth.password_file, "file");
  EXPECT_EQ(options.tls.ca_file, "ca.pem");
  EXPECT_EQ(options.tls.ca_pem, "");
  EXPECT_EQ(options.headers.at("Host").Reveal(), "flink.internal");
  EXPECT_EQ(options.connect_timeout, absl::Seconds(3));
}

TEST_F(RestEndpointsTest, C9_HeadersOfTheEnvironmentAreLines) {
  Set("FLINK_HEADERS", "Host: flink.internal\nX-Scope:a:b \n");
  SetFlinkUrl("http://h");
  EXPECT_EQ(Flink().headers.at("Host").Reveal(), "flink.internal");
  EXPECT_EQ(Flink().headers.at("X-Scope").Reveal(), "a:b");
  FlinkSettings flink = *settings_.flink;
  flink.headers = std::map<std::string, std::string>{};
  settings_.flink = flink;
  EXPECT_THAT(Flink().headers, IsEmpty());
}

TEST_F(RestEndpointsTest, C9_AConfiguredLoginShutsOutTheOtherKind) {
  SetFlinkUrl("http://h");
  Set("FLINK_BEARER_TOKEN", "token");
  EXPECT_EQ(Flink().auth.bearer_token.Reveal(), "token");
  FlinkSettings flink = *settings_.flink;
  HttpAuthSettings auth;
  auth.username = std::string("ann");
  flink.auth = auth;
  settings_.flink = flink;
  EXPECT_TRUE(Flink().auth.bearer_token.empty());
  Set("FLINK_USERNAME", "environment");
  auth.username = {};
  auth.bearer_token_file = std::string("file");
  flink.auth = auth;
  settings_.flink = flink;
  EXPECT_EQ(Flink().auth.username, "");
  EXPECT_EQ(Flink().auth.bearer_token_file, "file");
  EXPECT_TRUE(Flink().auth.bearer_token.empty());
}

TEST_F(RestEndpointsTest, FlinkAndItsGatewayShareTheLogin) {
  FlinkSettings flink;
  flink.url = std::string("http://flink");
  flink.sql_gateway_url = std::string("http://gateway");
  HttpAuthSettings auth;
  auth.bearer_token = std::string("token");
  flink.auth = auth;
  settings_.flink = flink;
  const http::Options gateway = ToHttpOptions(settings_, Rest::kFlinkSqlGateway).value();
  EXPECT_EQ(gateway.url, "http://gateway");
  EXPECT_EQ(gateway.auth.bearer_token.Reveal(), "token");
}

TEST_F(RestEndpointsTest, TheFrontEndTakesTheAccountOfTheMysqlSide) {
  settings_.http_url = std::string("http://h:8030");
  settings_.username = std::string("root");
  settings_.password = std::string("s3cret-of-rest");
  const http::Auth shared = ToHttpOptions(settings_, Rest::kFrontEnd)->auth;
  EXPECT_EQ(shared.username, "root");
  EXPECT_EQ(shared.password.Reveal(), "s3cret-of-rest");
  HttpSettings own;
  HttpAuthSettings auth;
  auth.bearer_token = std::string("token");
  own.auth = auth;
  settings_.http = own;
  EXPECT_EQ(ToHttpOptions(settings_, Rest::kFrontEnd)->auth.username, "");
}

TEST_F(RestEndpointsTest, C4_UnknownSettingsAreNamed) {
  EXPECT_THAT(UnknownSettings(settings_, Rest::kFlink), IsEmpty());
  FlinkSettings flink;
  flink.url = sdk::String::Unknown();
  HttpAuthSettings auth;
  auth.password = sdk::String::Unknown();
  flink.auth = auth;
  HttpTlsSettings tls;
  tls.ca_pem = sdk::String::Unknown();
  flink.tls = tls;
  flink.headers = sdk::StringMap::Unknown();
  settings_.flink = flink;
  EXPECT_THAT(UnknownSettings(settings_, Rest::kFlink),
              ElementsAre("flink.url", "flink.auth.password", "flink.tls.ca_pem", "flink.headers"));
  settings_.kafka_connect = sdk::Object<EndpointSettings>::Unknown();
  EXPECT_THAT(UnknownSettings(settings_, Rest::kKafkaConnect), ElementsAre("kafka_connect"));
  EXPECT_TRUE(IsNamed(settings_, Rest::kKafkaConnect));
  settings_.http_url = std::string("http://h");
  settings_.password = sdk::String::Unknown();
  EXPECT_THAT(UnknownSettings(settings_, Rest::kFrontEnd), ElementsAre("password"));
}

TEST_F(RestEndpointsTest, Contradictions) {
  const auto path_of = [&](const HttpAuthSettings& auth, const HttpTlsSettings& tls) {
    EndpointSettings endpoint;
    endpoint.auth = auth;
    endpoint.tls = tls;
    settings_.schema_registry = endpoint;
    return sdk::PathOf(CheckSettings(settings_));
  };
  const cty::Path at("schema_registry");
  HttpAuthSettings auth;
  auth.username = std::string("ann");
  auth.bearer_token = std::string("token");
  EXPECT_EQ(path_of(auth, {}), at.Attribute("auth").Attribute("bearer_token"));
  auth.bearer_token = {};
  auth.password = std::string("a");
  auth.password_file = std::string("b");
  EXPECT_EQ(path_of(auth, {}), at.Attribute("auth").Attribute("password_file"));
  HttpTlsSettings tls;
  tls.cert_file = std::string("c");
  EXPECT_EQ(path_of({}, tls), at.Attribute("tls").Attribute("cert_file"));
  EXPECT_EQ(path_of({}, {}), cty::Path());
}

TEST_F(RestEndpointsTest, AddressesAreChecked) {
  EXPECT_TRUE(CheckUrl("https://h:8081/base").ok());
  EXPECT_FALSE(CheckUrl("h:8081").ok());
  EXPECT_THAT(Text(CheckUrl("http://ann:s3cret-4@h")), testing::Not(HasSubstr("s3cret")));
}

// What Configure makes of a block, asked as a resource does.
class RestBackendsTest : public RestEndpointsTest {
 protected:
  absl::StatusOr<const http::Client*> Ask(
      absl::StatusOr<const http::Client*> (*accessor)(const sdk::Call&)) {
    const auto provider = MakeProvider();
    sdk::Call configure(context_, nullptr);
    const cty::Value block = sdk::Binding<Settings>::Of().Encode(settings_);
    backends_ = provider->Configure(configure, block, {}).value();
    const sdk::Call call(context_, backends_);
    return accessor(call);
  }

  base::StopSignal stop_;
  base::Context context_{&stop_, absl::InfiniteFuture()};
  std::shared_ptr<void> backends_;
};

TEST_F(RestBackendsTest, AClientOrTheReasonWhyThereIsNone) {
  EXPECT_THAT(Text(Ask(&resources::Flink).status()), HasSubstr("FLINK_URL"));
  SetFlinkUrl("http://h:8081");
  EXPECT_EQ((*Ask(&resources::Flink))->address(), "http://h:8081");
  EXPECT_THAT(Text(Ask(&FlinkSqlGateway).status()), HasSubstr("flink.sql_gateway_url"));
  FlinkSettings flink = *settings_.flink;
  flink.url = sdk::String::Unknown();
  settings_.flink = flink;
  EXPECT_THAT(Text(Ask(&resources::Flink).status()), HasSubstr("not known before the apply"));
  Set("SCHEMA_REGISTRY_URL", "https://h");
  Set("SCHEMA_REGISTRY_TLS_CA_FILE", "/no/such/file");
  EXPECT_THAT(Text(Ask(&SchemaRegistry).status()), HasSubstr("`schema_registry.tls.ca_file`"));
}

TEST_F(RestBackendsTest, AProviderWithoutABlock) {
  const sdk::Call call(context_, nullptr);
  EXPECT_THAT(Text(KafkaConnect(call).status()), HasSubstr("KAFKA_CONNECT_URL"));
  EXPECT_FALSE(HasFrontEnd(call));
}

}  // namespace
}  // namespace resources
