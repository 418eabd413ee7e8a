#include "provider/clients/starrocks/version.h"

#include <gtest/gtest.h>

#include <string_view>

#include "provider/base/status.h"

namespace starrocks {
namespace {

struct Case {
  std::string_view text;
  int major, minor, patch;
};

TEST(VersionTest, ReadsWhatServersSay) {
  for (const Case& c : {Case{"3.5.0-37c7c51", 3, 5, 0}, Case{"3.3.12-ee", 3, 3, 12},
                        Case{"4.1.7", 4, 1, 7}, Case{"3.2", 3, 2, 0}, Case{"3.1.10-rc01", 3, 1, 10},
                        Case{"StarRocks version 3.4.2", 3, 4, 2}, Case{"3.5.x", 3, 5, 0},
                        Case{"3.5.1.2", 3, 5, 1}}) {
    const Version version = ParseVersion(c.text);
    EXPECT_EQ(version.major, c.major) << c.text;
    EXPECT_EQ(version.minor, c.minor) << c.text;
    EXPECT_EQ(version.patch, c.patch) << c.text;
    EXPECT_EQ(version.text, c.text);
  }
}

TEST(VersionTest, ABuildWithoutNumberIsTheNewest) {
  for (std::string_view text : {"main-1a2b3c", "", "unknown", "3", "99999999999.1", "x3.5.0"}) {
    EXPECT_TRUE(ParseVersion(text).AtLeast(100, 0)) << text;
  }
}

TEST(VersionTest, Compares) {
  const Version version = ParseVersion("3.3.5");
  EXPECT_TRUE(version.AtLeast(3, 3, 5));
  EXPECT_TRUE(version.AtLeast(3, 2, 9));
  EXPECT_FALSE(version.AtLeast(3, 3, 6));
  EXPECT_FALSE(version.AtLeast(4, 0));
}

bool FullAlterCatalog(std::string_view text) {
  return CapabilitiesOf(ParseVersion(text)).full_alter_catalog;
}

TEST(VersionTest, AlterCatalogCameToThreeLines) {
  EXPECT_FALSE(FullAlterCatalog("3.3.11"));
  EXPECT_TRUE(FullAlterCatalog("3.3.12"));
  EXPECT_FALSE(FullAlterCatalog("3.4.1"));
  EXPECT_TRUE(FullAlterCatalog("3.4.2"));
  EXPECT_TRUE(FullAlterCatalog("3.5.0"));
  EXPECT_FALSE(FullAlterCatalog("3.2.20"));
}

TEST(VersionTest, RefusesOldServersInOneSentence) {
  for (std::string_view text : {"2.5.22", "3.0.9"}) {
    const absl::Status status = CheckSupported(ParseVersion(text));
    EXPECT_EQ(base::KindOf(status), base::ErrorKind::kFinal);
    EXPECT_NE(status.message().find("works with 3.1 and later"), absl::string_view::npos);
  }
  EXPECT_TRUE(CheckSupported(ParseVersion("3.1.0")).ok());
  EXPECT_TRUE(CheckSupported(ParseVersion("main-abc")).ok());
}

}  // namespace
}  // namespace starrocks
