#include "provider/clients/http/url.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/proxy.h"
#include "provider/clients/http/redirect.h"

namespace http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Url Of(const std::string& text) { return ParseUrl(text).value(); }

TEST(UrlTest, Reads) {
  const Url url = Of("https://Flink.example.com:8081/base/path/");
  EXPECT_TRUE(url.tls);
  EXPECT_EQ(url.host, "Flink.example.com");
  EXPECT_EQ(url.port, 8081);
  EXPECT_EQ(url.base_path, "/base/path");
  EXPECT_EQ(url.Authority(), "Flink.example.com:8081");
  EXPECT_EQ(Of("HTTP://h").port, 80);
  EXPECT_EQ(Of("https://h").port, 443);
  EXPECT_EQ(Of("https://h:443").Authority(), "h");
  EXPECT_EQ(Of("https://h").HostPort(), "h:443");
  EXPECT_EQ(Of("http://[::1]:8081/x").host, "::1");
  EXPECT_EQ(Of("http://[::1]/x").Text(), "http://[::1]/x");
}

TEST(UrlTest, RefusesWhatIsNoAddress) {
  for (const char* text :
       {"", "flink:8081", "ftp://h", "http://", "http://h:0", "http://h:70000", "http://h:x",
        "http://h/a b", "http://h/a\r\nX: y", "http://h?q=1", "http://h#f", "http://[::1",
        "http://[::1]x", "http://:80", "http://\xC3\xA4/"}) {
    EXPECT_FALSE(ParseUrl(text).ok()) << text;
  }
}

TEST(UrlTest, ALoginInTheAddressIsRefusedWithoutShowingIt) {
  for (const char* text : {"http://ann:s3cret-1@h", "http://s3cret-1@h/x", "https://a:s3cret-1 x@h",
                           "https://a:s3cret-1@b@h"}) {
    const absl::Status status = ParseUrl(text).status();
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("s3cret"))) << text;
    EXPECT_THAT(base::NextStepOf(status), HasSubstr("auth")) << text;
  }
}

TEST(UrlTest, TargetsAreEscaped) {
  EXPECT_EQ(Target(Of("http://h/b"), {"a/b", "..", "\xC3\xA4?"}, {{"k k", "v=&"}, {"e", ""}}),
            "/b/a%2Fb/%2E%2E/%C3%A4%3F?k%20k=v%3D%26&e=");
  EXPECT_EQ(Target(Of("http://h"), {}, {}), "/");
}

TEST(ProxyTest, ExceptionsAsCurlReadsThem) {
  const auto excepted = [](const char* no_proxy, const char* url) {
    return IsExcepted(no_proxy, Of(url));
  };
  EXPECT_TRUE(excepted("*", "http://h"));
  EXPECT_TRUE(excepted("x, example.com", "http://Example.com"));
  EXPECT_TRUE(excepted("example.com", "http://a.b.example.com"));
  EXPECT_TRUE(excepted(".example.com", "http://a.example.com"));
  EXPECT_TRUE(excepted("*.example.com", "http://a.example.com"));
  EXPECT_FALSE(excepted("example.com", "http://anexample.com"));
  EXPECT_FALSE(excepted("a.example.com", "http://example.com"));
  EXPECT_TRUE(excepted("h:8081", "http://h:8081"));
  EXPECT_FALSE(excepted("h:8081", "http://h:8082"));
  EXPECT_TRUE(excepted("10.0.0.0/8", "http://10.2.3.4"));
  EXPECT_FALSE(excepted("10.0.0.0/8", "http://11.2.3.4"));
  EXPECT_TRUE(excepted("10.1.2.128/25", "http://10.1.2.200"));
  EXPECT_FALSE(excepted("10.1.2.128/25", "http://10.1.2.100"));
  EXPECT_TRUE(excepted("fd00::/8", "http://[fd12::1]"));
  EXPECT_TRUE(excepted("[fd12::1]:80", "http://[fd12:0::1]"));
  EXPECT_FALSE(excepted("10.0.0.0/99", "http://10.2.3.4"));
  EXPECT_FALSE(excepted("", "http://h"));
  EXPECT_FALSE(excepted("/, :, [, ]:, a/b", "http://h"));
}

TEST(ProxyTest, TheSchemesProxyIsTaken) {
  const Options options = {.http_proxy = "http://plain", .https_proxy = "tls.example.com:3128"};
  EXPECT_EQ(ProxyFor(options, Of("http://h")).value()->host, "plain");
  EXPECT_EQ(ProxyFor(options, Of("http://h")).value()->port, 1080);
  EXPECT_EQ(ProxyFor(options, Of("https://h")).value()->host, "tls.example.com");
  EXPECT_EQ(ProxyFor(options, Of("https://h")).value()->port, 3128);
  EXPECT_FALSE(ProxyFor(options, Of("http://localhost")).value());
  EXPECT_FALSE(ProxyFor(options, Of("http://127.3.2.1")).value());
  EXPECT_FALSE(ProxyFor(options, Of("http://[::1]")).value());
}

TEST(ProxyTest, APasswordOfTheProxyIsNotShown) {
  const Options options = {.http_proxy = "socks5://ann:s3cret-2@h",
                           .https_proxy = "http://a:s3cret-3@"};
  for (const char* url : {"http://h", "https://h"}) {
    const absl::Status status = ProxyFor(options, Of(url)).status();
    EXPECT_FALSE(status.ok());
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("s3cret")));
  }
}

TEST(RedirectTest, OnlyWithinTheSameServer) {
  const Url url = Of("http://h:80/b");
  const auto to = [&](int status, const std::string& location, const std::string& method = "GET") {
    return RedirectTarget({.status = status, .location = location}, method, url, {});
  };
  EXPECT_EQ(to(302, "/x?y#z").value(), "/x?y");
  EXPECT_EQ(to(301, "http://H/x").value(), "/x");
  EXPECT_EQ(to(307, "http://h:80", "POST").value(), "/");
  EXPECT_EQ(to(302, "/x", "POST").value(), std::nullopt);
  EXPECT_EQ(to(200, "/x").value(), std::nullopt);
  for (const char* elsewhere : {"https://h/x", "http://other/x", "http://h:81/x", "//other/x", "x",
                                "/a b", "http://u:p@h/x"}) {
    EXPECT_FALSE(to(302, elsewhere).ok()) << elsewhere;
  }
}

}  // namespace
}  // namespace http
