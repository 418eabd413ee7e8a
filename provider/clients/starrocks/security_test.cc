#include "provider/clients/starrocks/security.h"

#include <gtest/gtest.h>

#include "provider/base/status.h"
#include "provider/clients/starrocks/security_chain.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using testing::Get;

PropertyMap Ldap() {
  return {{{"type", "authentication_ldap_simple"},
           {"authentication_ldap_simple_server_host", "127.0.0.1"},
           {"authentication_ldap_simple_bind_base_dn", "dc=x"},
           {"comment", "the corporate directory"}},
          {{"authentication_ldap_simple_bind_root_pwd", base::Secret("root\"pass',word")}}};
}

class SecurityTest : public testing::LiveTest {};

TEST_F(SecurityTest, AnIntegrationFromCreateToDrop) {
  constexpr auto kKind = SecurityKind::kIntegration;
  ASSERT_OK(CreateSecurityObject(client(), context_, kKind, "corp", Ldap()));
  EXPECT_EQ(Get(FindSecurityObject(client(), context_, kKind, "corp")),
            (SecurityObject{"corp", "authentication_ldap_simple", "the corporate directory"}));
  const PropertyMap shown = Get(ReadSecurityObject(client(), context_, kKind, "corp"));
  EXPECT_EQ(shown.plain, Ldap().plain);
  EXPECT_EQ(shown.secret, Ldap().secret);
  EXPECT_EQ(base::KindOf(CreateSecurityObject(client(), context_, kKind, "corp", Ldap())),
            ErrorKind::kAlreadyExists);

  ASSERT_OK(AlterSecurityIntegration(client(), context_, "corp",
                                     {{{"authentication_ldap_simple_server_host", "ldap.x"}}, {}}));
  EXPECT_EQ(Get(ReadSecurityObject(client(), context_, kKind, "corp"))
                .plain.at("authentication_ldap_simple_server_host"),
            "ldap.x");
  ASSERT_OK(DropSecurityObject(client(), context_, kKind, "corp"));
  ASSERT_OK(DropSecurityObject(client(), context_, kKind, "corp"));
  EXPECT_EQ(base::KindOf(ReadSecurityObject(client(), context_, kKind, "corp").status()),
            ErrorKind::kNotFound);
  EXPECT_EQ(
      base::KindOf(AlterSecurityIntegration(client(), context_, "corp", {{{"comment", "x"}}, {}})),
      ErrorKind::kNotFound);
}

TEST_F(SecurityTest, AGroupProviderFromCreateToDrop) {
  constexpr auto kKind = SecurityKind::kGroupProvider;
  ASSERT_OK(CreateSecurityObject(client(), context_, kKind, "unix", {{{"type", "unix"}}, {}}));
  EXPECT_EQ(Get(FindSecurityObject(client(), context_, kKind, "unix")),
            (SecurityObject{"unix", "unix", ""}));
  EXPECT_EQ(Get(ReadSecurityObject(client(), context_, kKind, "unix")).plain.at("type"), "unix");
  ASSERT_OK(DropSecurityObject(client(), context_, kKind, "unix"));
  EXPECT_EQ(Get(FindSecurityObject(client(), context_, kKind, "unix")), std::nullopt);
}

TEST_F(SecurityTest, TheChainIsASetting) {
  ASSERT_OK(SetAuthenticationChain(client(), context_, {"native", "corp"}, false));
  EXPECT_EQ(Sent("ADMIN SET"),
            "ADMIN SET FRONTEND CONFIG ('authentication_chain' = 'native,corp')");
  EXPECT_EQ(Get(ReadAuthenticationChain(client(), context_)),
            (std::vector<std::string>{"native", "corp"}));
  EXPECT_FALSE(SetAuthenticationChain(client(), context_, {}, false).ok());
  EXPECT_FALSE(SetAuthenticationChain(client(), context_, {"native"}, true).ok());
  EXPECT_NE(Sent("ADMIN SET").find(" WITH PERSISTENT"), std::string::npos);
}

}  // namespace
}  // namespace starrocks
