// Which servers are trusted: exactly those with a certificate that proves who they are.
#include "provider/clients/http/tls.h"

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/testing/certificates.h"
#include "provider/clients/http/testing/server.h"
#include "provider/clients/http/testing/tunnel.h"

namespace http {
namespace {

using testing::Authority;
using testing::CertificateFiles;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Seen;
using testing::Server;
using testing::ServerTls;

constexpr char kGoodNames[] = "DNS:localhost,IP:127.0.0.1";

testing::Answer Fine(const Seen&) { return {.body = "{}"}; }

class TlsTest : public ::testing::Test {
 protected:
  static ServerTls With(const CertificateFiles& files, const std::string& client_ca = "") {
    return {files.cert_file, files.key_file, client_ca};
  }
  Options To(const Server& server, const std::string& host = "localhost") {
    Options options = {.name = "Flink", .setting = "flink.url", .block = "flink"};
    options.url = base::StrCat("https://", host, ":", server.port());
    options.tls.ca_file = authority_.ca_file();
    return options;
  }
  absl::StatusOr<Response> Ask(const Options& options) {
    auto client = Client::Make(options);
    if (!client.ok()) return client.status();
    return (*client)->Send({&stop_, absl::Now() + absl::Seconds(10)}, {.method = "POST"});
  }
  // What is said of a server with that certificate; it must not have got a request.
  std::string Refusal(const CertificateFiles& files) {
    Server server(Fine, With(files));
    return RefusalOf(server);
  }
  std::string RefusalOf(const Server& server) {
    const absl::Status status = Ask(To(server)).status();
    EXPECT_EQ(base::KindOf(status), base::ErrorKind::kFinal) << status;
    EXPECT_FALSE(base::NextStepOf(status).empty());
    EXPECT_THAT(server.seen(), IsEmpty());
    return std::string(status.message());
  }

  base::StopSignal stop_;
  Authority authority_, other_;
};

TEST_F(TlsTest, AGoodCertificateIsAcceptedByNameAndByAddress) {
  Server server(Fine, With(authority_.Issue({.alternative_names = kGoodNames})));
  EXPECT_EQ(Ask(To(server))->status, 200);
  EXPECT_EQ(Ask(To(server, "127.0.0.1"))->status, 200);
}

TEST_F(TlsTest, TheAuthorityMayBeGivenAsText) {
  Server server(Fine, With(authority_.Issue({.alternative_names = kGoodNames})));
  Options options = To(server);
  options.tls = {.ca_pem = other_.ca_pem() + authority_.ca_pem()};
  EXPECT_EQ(Ask(options)->status, 200);
}

TEST_F(TlsTest, AnotherHostIsRefused) {
  EXPECT_THAT(Refusal(authority_.Issue({.alternative_names = "DNS:other.example.com"})),
              HasSubstr("not for localhost"));
}

TEST_F(TlsTest, AnotherAuthorityIsRefused) {
  EXPECT_THAT(Refusal(other_.Issue({.alternative_names = kGoodNames})), HasSubstr("not trusted"));
}

TEST_F(TlsTest, AnExpiredOneIsRefused) {
  EXPECT_THAT(Refusal(authority_.Issue(
                  {.alternative_names = kGoodNames, .from_hours = -48, .to_hours = -24})),
              HasSubstr("has expired"));
}

TEST_F(TlsTest, OneThatIsNotYetValidIsRefused) {
  EXPECT_THAT(Refusal(authority_.Issue({.alternative_names = kGoodNames, .from_hours = 12})),
              HasSubstr("not yet valid"));
}

TEST_F(TlsTest, ASelfSignedOneIsRefused) {
  EXPECT_THAT(Refusal(authority_.SelfSigned({.alternative_names = kGoodNames})),
              HasSubstr("signed by itself"));
}

TEST_F(TlsTest, ACommonNameIsNoProof) {
  EXPECT_THAT(Refusal(authority_.Issue({.common_name = "localhost"})),
              HasSubstr("not for localhost"));
}

TEST_F(TlsTest, PlainTextIsRefused) {
  Server server(Fine);
  EXPECT_THAT(RefusalOf(server), HasSubstr("does not speak TLS"));
}

TEST_F(TlsTest, PlainTextIsNotSpokenToATlsServer) {
  Server server(Fine, With(authority_.Issue({.alternative_names = kGoodNames})));
  Options options = To(server);
  options.url = base::StrCat("http://127.0.0.1:", server.port());
  const absl::Status status = Ask(options).status();
  EXPECT_FALSE(status.ok());
  EXPECT_THAT(server.seen(), IsEmpty());
}

TEST_F(TlsTest, ClientCertificates) {
  Server server(Fine, With(authority_.Issue({.alternative_names = kGoodNames}), other_.ca_file()));
  Options options = To(server);
  const absl::Status without = Ask(options).status();
  EXPECT_EQ(base::KindOf(without), base::ErrorKind::kFinal) << without;
  EXPECT_THAT(base::NextStepOf(without), HasSubstr("`flink.tls.cert_file`"));
  const CertificateFiles client = other_.Issue({.common_name = "terraform"});
  options.tls.cert_file = client.cert_file;
  options.tls.key_file = client.key_file;
  EXPECT_EQ(Ask(options)->status, 200);
  const CertificateFiles foreign = authority_.Issue({.common_name = "terraform"});
  options.tls.cert_file = foreign.cert_file;
  options.tls.key_file = foreign.key_file;
  EXPECT_FALSE(Ask(options).ok());
}

TEST_F(TlsTest, TheCertificateIsCheckedForTheAddressNotForTheHostHeader) {
  Server server(Fine, With(authority_.Issue({.alternative_names = kGoodNames})));
  Options options = To(server);
  options.headers.emplace("Host", base::Secret("flink.internal"));
  EXPECT_EQ(Ask(options)->status, 200);
  EXPECT_EQ(server.seen().at(0).headers.at("host"), "flink.internal");
}

TEST_F(TlsTest, FilesThatAreOfNoUseAreNamedWithTheirAttribute) {
  const auto error = [](const Tls& tls) {
    return std::string(
        Client::Make({.block = "flink", .url = "https://h", .tls = tls}).status().message());
  };
  EXPECT_THAT(error({.ca_file = "/no/such/file"}), HasSubstr("`flink.tls.ca_file`"));
  EXPECT_THAT(error({.ca_pem = "nothing"}), HasSubstr("`flink.tls.ca_pem`"));
  EXPECT_THAT(error({.ca_file = authority_.ca_file(), .cert_file = "/no/such/file"}),
              HasSubstr("`flink.tls.cert_file`"));
  const CertificateFiles files = authority_.Issue({});
  EXPECT_THAT(error({.ca_file = authority_.ca_file(),
                     .cert_file = files.cert_file,
                     .key_file = authority_.Issue({}).key_file}),
              HasSubstr("`flink.tls.key_file`"));
}

TEST_F(TlsTest, AProxySeesTheHostAndNothingElse) {
  Server server(Fine, With(authority_.Issue({.alternative_names = "DNS:flink.example.com"})));
  testing::Tunnel tunnel(server.port());
  Options options = To(server, "flink.example.com");
  options.https_proxy = base::StrCat("http://ann:s3%2Fcret@", tunnel.address());
  EXPECT_EQ(Ask(options)->status, 200);
  ASSERT_EQ(tunnel.heads().size(), 1u);
  EXPECT_THAT(tunnel.heads()[0],
              HasSubstr(base::StrCat("CONNECT flink.example.com:", server.port(), " HTTP/1.1")));
  EXPECT_THAT(tunnel.heads()[0], HasSubstr("Proxy-Authorization: Basic YW5uOnMzL2NyZXQ="));
  EXPECT_EQ(server.seen().at(0).headers.count("proxy-authorization"), 0u);
}

TEST_F(TlsTest, ARefusalOfTheProxyIsToldAsSuch) {
  Server server(Fine, With(authority_.Issue({.alternative_names = "DNS:flink.example.com"})));
  testing::Tunnel tunnel(server.port(), 403), login(server.port(), 407);
  Options options = To(server, "flink.example.com");
  options.https_proxy = tunnel.address();
  options.connect_timeout = absl::Milliseconds(300);
  EXPECT_THAT(std::string(Ask(options).status().message()), HasSubstr("the proxy answered 403"));
  options.https_proxy = login.address();
  EXPECT_THAT(std::string(Ask(options).status().message()), HasSubstr("wants another login"));
  EXPECT_EQ(login.heads().size(), 1u);
  EXPECT_THAT(server.seen(), IsEmpty());
}

}  // namespace
}  // namespace http
