#include "provider/clients/starrocks/tls_material.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "provider/base/status.h"

namespace starrocks {
namespace {

std::string Read(const std::string& path) {
  std::stringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

TEST(TlsMaterialTest, DisabledNeedsNothing) {
  const absl::StatusOr<TlsMaterial> material =
      TlsMaterial::Load({.mode = TlsMode::kDisabled, .ca_file = "/nonexistent"});
  ASSERT_TRUE(material.ok());
  EXPECT_FALSE(material->enabled());
}

TEST(TlsMaterialTest, TextIsReadableAsAFileAndSealed) {
  absl::StatusOr<TlsMaterial> loaded = TlsMaterial::Load({.ca_pem = "-----BEGIN x"});
  ASSERT_TRUE(loaded.ok());
  const TlsMaterial material = *std::move(loaded);
  EXPECT_TRUE(material.enabled());
  EXPECT_EQ(Read(material.ca()), "-----BEGIN x");
  EXPECT_EQ(Read(material.ca()), "-----BEGIN x");
  std::ofstream(material.ca()) << "changed";
  EXPECT_EQ(Read(material.ca()), "-----BEGIN x");
}

TEST(TlsMaterialTest, AMissingFileIsAnErrorThatNamesTheAttribute) {
  const absl::Status ca = TlsMaterial::Load({.ca_file = "/nonexistent/ca.pem"}).status();
  EXPECT_NE(ca.message().find("`tls.ca_file`, /nonexistent/ca.pem"), absl::string_view::npos);
  const absl::Status key =
      TlsMaterial::Load({.ca_pem = "x", .key_file = "/nonexistent/key"}).status();
  EXPECT_NE(key.message().find("`tls.key_file`"), absl::string_view::npos);
}

TEST(TlsMaterialTest, WithoutACaTheSystemsBundleIsNamed) {
  const std::string bundle = testing::TempDir() + "/bundle.pem";
  std::ofstream(bundle) << "x";
  setenv("SSL_CERT_FILE", bundle.c_str(), 1);
  const absl::StatusOr<TlsMaterial> material = TlsMaterial::Load({});
  unsetenv("SSL_CERT_FILE");
  ASSERT_TRUE(material.ok());
  EXPECT_EQ(material->ca(), bundle);
  unlink(bundle.c_str());
}

}  // namespace
}  // namespace starrocks
