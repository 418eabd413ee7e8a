// The provider block: where values come from (rule C9) and what is said against them.
#include "resources/shared/settings.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"

namespace resources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kVariables[] = {
    "STARROCKS_HOSTS",         "STARROCKS_USERNAME",      "STARROCKS_PASSWORD",
    "STARROCKS_PASSWORD_FILE", "STARROCKS_TLS_MODE",      "STARROCKS_TLS_CA_FILE",
    "STARROCKS_TLS_CA_PEM",    "STARROCKS_TLS_CERT_FILE", "STARROCKS_TLS_KEY_FILE"};

class SettingsTest : public testing::Test {
 protected:
  SettingsTest() {
    Clear();
    settings_.hosts = std::vector<std::string>{"fe1.example.com:9031", "fe2.example.com"};
    settings_.username = std::string("admin");
  }
  ~SettingsTest() override {
    Clear();
    if (!file_.empty()) unlink(file_.c_str());
  }
  static void Clear() {
    for (const char* name : kVariables) unsetenv(name);
  }
  // A file with that text; its name.
  std::string File(const std::string& text) {
    std::string name = testing::TempDir() + "settings_test.XXXXXX";
    close(mkstemp(name.data()));
    std::ofstream(name) << text;
    return file_ = name;
  }
  std::string Password() { return std::string(ToOptions(settings_).value().password.Reveal()); }
  static std::string Text(const absl::Status& status) {
    return std::string(status.message()) + " " + base::NextStepOf(status);
  }

  Settings settings_;
  std::string file_;
};

TEST_F(SettingsTest, TheSchemaIsLegal) {
  EXPECT_THAT(schema::Problems(sdk::Binding<Settings>::Of().schema(), schema::Use::kProvider),
              IsEmpty());
}

TEST_F(SettingsTest, TheConfigurationBecomesOptions) {
  settings_.password = std::string("pw");
  settings_.connect_timeout = std::string("3s");
  settings_.max_connections = 7;
  const starrocks::Options options = ToOptions(settings_).value();
  EXPECT_THAT(options.endpoints, ElementsAre(starrocks::Endpoint{"fe1.example.com", 9031},
                                             starrocks::Endpoint{"fe2.example.com", 9030}));
  EXPECT_EQ(options.username, "admin");
  EXPECT_EQ(options.password.Reveal(), "pw");
  EXPECT_EQ(options.connect_timeout, absl::Seconds(3));
  EXPECT_EQ(options.max_connections, 7);
}

TEST_F(SettingsTest, Defaults) {
  const starrocks::Options options = ToOptions(settings_).value();
  EXPECT_EQ(options.connect_timeout, absl::Seconds(10));
  EXPECT_EQ(options.max_connections, 4);
  EXPECT_TRUE(options.password.empty());
  EXPECT_EQ(options.tls.mode, starrocks::TlsMode::kVerifyIdentity);
  EXPECT_FALSE(AdoptsIdentical(settings_));
  settings_.hosts = std::vector<std::string>{"127.0.0.1", "localhost:9030"};
  EXPECT_EQ(ToOptions(settings_).value().tls.mode, starrocks::TlsMode::kDisabled);
}

TEST_F(SettingsTest, C9_TheEnvironmentFillsGaps) {
  setenv("STARROCKS_HOSTS", "a:1,b:2", 1);
  setenv("STARROCKS_USERNAME", "env", 1);
  setenv("STARROCKS_PASSWORD", "envpw", 1);
  const starrocks::Options options = ToOptions(Settings()).value();
  EXPECT_THAT(options.endpoints,
              ElementsAre(starrocks::Endpoint{"a", 1}, starrocks::Endpoint{"b", 2}));
  EXPECT_EQ(options.username, "env");
  EXPECT_EQ(options.password.Reveal(), "envpw");
}

TEST_F(SettingsTest, C9_TheConfigurationComesFirst) {
  setenv("STARROCKS_HOSTS", "a:1", 1);
  setenv("STARROCKS_USERNAME", "env", 1);
  setenv("STARROCKS_PASSWORD", "envpw", 1);
  settings_.password = std::string("pw");
  const starrocks::Options options = ToOptions(settings_).value();
  EXPECT_EQ(options.endpoints[0].host, "fe1.example.com");
  EXPECT_EQ(options.username, "admin");
  EXPECT_EQ(options.password.Reveal(), "pw");
}

TEST_F(SettingsTest, C9_OrderOfThePasswords) {
  setenv("STARROCKS_PASSWORD_FILE", File("from env file").c_str(), 1);
  EXPECT_EQ(Password(), "from env file");
  setenv("STARROCKS_PASSWORD", "from env", 1);
  EXPECT_EQ(Password(), "from env");
  settings_.password_file = File("from file");
  EXPECT_EQ(Password(), "from file");
}

TEST_F(SettingsTest, OneLineEndOfAPasswordFileIsLeftOut) {
  for (const char* text : {"s3cret", "s3cret\n", "s3cret\r\n"}) {
    settings_.password_file = File(text);
    EXPECT_EQ(Password(), "s3cret");
    unlink(file_.c_str());
  }
  settings_.password_file = File(" s3cret \n\n");
  EXPECT_EQ(Password(), " s3cret \n");
}

TEST_F(SettingsTest, AnUnreadablePasswordFileIsToldAtItsAttribute) {
  settings_.password_file = std::string("/no/such/file");
  const absl::Status status = ToOptions(settings_).status();
  EXPECT_EQ(sdk::PathOf(status), cty::Path("password_file"));
  EXPECT_THAT(Text(status), HasSubstr("/no/such/file"));
}

TEST_F(SettingsTest, WhatIsMissingIsNamedWithItsVariable) {
  EXPECT_THAT(Text(ToOptions(Settings()).status()), HasSubstr("STARROCKS_HOSTS"));
  settings_.username = sdk::String();
  EXPECT_THAT(Text(ToOptions(settings_).status()), HasSubstr("STARROCKS_USERNAME"));
  setenv("STARROCKS_HOSTS", "", 1);
  EXPECT_THAT(Text(ToOptions(Settings()).status()), HasSubstr("No StarRocks front end"));
}

TEST_F(SettingsTest, Tls) {
  TlsSettings tls;
  tls.mode = std::string("verify_identity");
  tls.ca_file = std::string("ca.pem");
  settings_.tls = tls;
  setenv("STARROCKS_TLS_CA_PEM", "-----BEGIN", 1);
  setenv("STARROCKS_TLS_CERT_FILE", "cert.pem", 1);
  setenv("STARROCKS_TLS_KEY_FILE", "key.pem", 1);
  const starrocks::Tls options = ToOptions(settings_).value().tls;
  EXPECT_EQ(options.mode, starrocks::TlsMode::kVerifyIdentity);
  EXPECT_EQ(options.ca_file, "ca.pem");
  EXPECT_EQ(options.ca_pem, "");
  EXPECT_EQ(options.cert_file, "cert.pem");
  EXPECT_EQ(options.key_file, "key.pem");
}

TEST_F(SettingsTest, C9_TlsModeFromTheEnvironmentIsChecked) {
  setenv("STARROCKS_TLS_MODE", "disabled", 1);
  EXPECT_EQ(ToOptions(settings_).value().tls.mode, starrocks::TlsMode::kDisabled);
  setenv("STARROCKS_TLS_MODE", "off", 1);
  EXPECT_THAT(Text(ToOptions(settings_).status()), HasSubstr("STARROCKS_TLS_MODE is \"off\""));
}

TEST_F(SettingsTest, Conflicts) {
  EXPECT_TRUE(CheckSettings(settings_).ok());
  settings_.password = std::string("pw");
  settings_.password_file = std::string("file");
  EXPECT_EQ(sdk::PathOf(CheckSettings(settings_)), cty::Path("password_file"));
  settings_.password_file = sdk::String::Unknown();
  EXPECT_TRUE(CheckSettings(settings_).ok());
}

TEST_F(SettingsTest, TlsConflicts) {
  TlsSettings tls;
  tls.ca_file = std::string("f");
  tls.ca_pem = std::string("p");
  settings_.tls = tls;
  EXPECT_EQ(sdk::PathOf(CheckSettings(settings_)), cty::Path("tls").Attribute("ca_pem"));
  tls.ca_pem = sdk::String();
  tls.cert_file = std::string("c");
  settings_.tls = tls;
  EXPECT_EQ(sdk::PathOf(CheckSettings(settings_)), cty::Path("tls").Attribute("cert_file"));
  setenv("STARROCKS_TLS_KEY_FILE", "k", 1);
  EXPECT_TRUE(CheckSettings(settings_).ok());
  unsetenv("STARROCKS_TLS_KEY_FILE");
  tls.key_file = sdk::String::Unknown();
  settings_.tls = tls;
  EXPECT_TRUE(CheckSettings(settings_).ok());
}

TEST_F(SettingsTest, C4_UnknownSettingsAreNamed) {
  EXPECT_THAT(UnknownSettings(settings_), IsEmpty());
  TlsSettings tls;
  tls.ca_pem = sdk::String::Unknown();
  settings_.tls = tls;
  settings_.hosts = sdk::StringList::Unknown();
  settings_.password = sdk::String::Unknown();
  EXPECT_THAT(UnknownSettings(settings_), ElementsAre("hosts", "password", "tls.ca_pem"));
  settings_.tls = sdk::Object<TlsSettings>::Unknown();
  EXPECT_THAT(UnknownSettings(settings_), ElementsAre("hosts", "password", "tls"));
}

TEST_F(SettingsTest, ChecksOfSingleValues) {
  auto check = [](const char* name, const cty::Value& v) {
    const auto& attributes = sdk::Binding<Settings>::Of().schema().attributes;
    return schema::Find(attributes, name)->checks.at(0)(v).ok();
  };
  using cty::Value;
  EXPECT_TRUE(check("hosts", Value::List({Value::String("a:1"), Value::String("[::1]:2")})));
  EXPECT_FALSE(check("hosts", Value::List({})));
  EXPECT_FALSE(check("hosts", Value::List({Value::String("a:0")})));
  EXPECT_FALSE(check("hosts", Value::List({Value::String("a:1"), Value::String("a:70000")})));
  EXPECT_FALSE(check("username", Value::String("")));
  EXPECT_TRUE(check("max_connections", Value::Int(64)));
  EXPECT_FALSE(check("max_connections", Value::Int(0)));
  EXPECT_FALSE(check("max_connections", Value::Int(65)));
  EXPECT_FALSE(check("connect_timeout", Value::String("10")));
  EXPECT_TRUE(check("adopt_existing", Value::String("identical")));
  EXPECT_FALSE(check("adopt_existing", Value::String("always")));
}

TEST_F(SettingsTest, AdoptionIsAskedForByName) {
  settings_.adopt_existing = std::string("identical");
  EXPECT_TRUE(AdoptsIdentical(settings_));
  settings_.adopt_existing = std::string("never");
  EXPECT_FALSE(AdoptsIdentical(settings_));
  settings_.adopt_existing = sdk::String::Unknown();
  EXPECT_FALSE(AdoptsIdentical(settings_));
}

}  // namespace
}  // namespace resources
