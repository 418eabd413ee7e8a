#include "provider/clients/starrocks/options.h"

#include <gtest/gtest.h>

namespace starrocks {
namespace {

TEST(OptionsTest, ParsesEndpoints) {
  EXPECT_EQ(*ParseEndpoint("fe1.example.com"), (Endpoint{"fe1.example.com", 9030}));
  EXPECT_EQ(*ParseEndpoint("fe_1:19030"), (Endpoint{"fe_1", 19030}));
  EXPECT_EQ(*ParseEndpoint("10.0.0.1:1"), (Endpoint{"10.0.0.1", 1}));
  EXPECT_EQ(*ParseEndpoint("::1"), (Endpoint{"::1", 9030}));
  EXPECT_EQ(*ParseEndpoint("[fd00::1]"), (Endpoint{"fd00::1", 9030}));
  EXPECT_EQ(*ParseEndpoint("[fd00::1]:65535"), (Endpoint{"fd00::1", 65535}));
}

TEST(OptionsTest, RefusesWhatIsNone) {
  for (std::string_view text :
       {"", ":9030", "fe:", "fe:0", "fe:65536", "fe:+1", "fe:9030x", "fe: 1", "a,b", "a/b",
        "mysql://fe", "[::1", "[fe]", "[]:9030", "[::1]x", "user@fe", "fe:99999999999", "f e"}) {
    const absl::Status status = ParseEndpoint(text).status();
    EXPECT_FALSE(status.ok()) << text;
  }
}

TEST(OptionsTest, PrintsEndpoints) {
  EXPECT_EQ(ToString(Endpoint{"fe", 1}), "fe:1");
  EXPECT_EQ(ToString(Endpoint{"::1", 9030}), "[::1]:9030");
}

TEST(OptionsTest, LoopbackNeedsNoTls) {
  for (std::string_view host : {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"}) {
    EXPECT_TRUE(IsLoopback(Endpoint{std::string(host)})) << host;
  }
  for (std::string_view host : {"127.example.com", "128.0.0.1", "localhost.example.com", "::2"}) {
    EXPECT_FALSE(IsLoopback(Endpoint{std::string(host)})) << host;
  }
  EXPECT_EQ(DefaultTlsMode({{"localhost"}, {"::1"}}), TlsMode::kDisabled);
  EXPECT_EQ(DefaultTlsMode({{"localhost"}, {"fe1"}}), TlsMode::kVerifyIdentity);
}

}  // namespace
}  // namespace starrocks
