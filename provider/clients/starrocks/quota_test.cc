#include "provider/clients/starrocks/quota.h"

#include <gtest/gtest.h>

#include "provider/clients/sql/statement.h"

namespace starrocks {
namespace {

constexpr int64_t kGb = int64_t{1} << 30;

struct Case {
  std::string_view text;
  int64_t bytes;
  std::string_view token;
  std::string_view shown;
};

TEST(QuotaTest, ParsesAndRenders) {
  for (const Case& c : {
           Case{"10GB", 10 * kGb, "10GB", "10.000 GB"},
           Case{"10 gb", 10 * kGb, "10GB", "10.000 GB"},
           Case{" 10g ", 10 * kGb, "10GB", "10.000 GB"},
           Case{"2T", 2048 * kGb, "2TB", "2.000 TB"},
           Case{"2 TB", 2048 * kGb, "2TB", "2.000 TB"},
           Case{"2PB", 2048 * 1024 * kGb, "2PB", "2048.000 TB"},
           Case{"1024GB", 1024 * kGb, "1TB", "1.000 TB"},
           Case{"1536MB", 3 * kGb / 2, "1536MB", "1.500 GB"},
           Case{"1025M", 1025 << 20, "1025MB", "1.001 GB"},
           Case{"1k", 1024, "1KB", "1.000 KB"},
           Case{"1023", 1023, "1023B", "1023.000 B"},
           Case{"1B", 1, "1B", "1.000 B"},
           Case{"1073741825", kGb + 1, "1073741825B", "1.000 GB"},
           Case{"unlimited", kUnlimitedBytes, "9223372036854775807B", "8388608.000 TB"},
           Case{"UNLIMITED", kUnlimitedBytes, "9223372036854775807B", "8388608.000 TB"},
           Case{"8388608TB", kUnlimitedBytes, "9223372036854775807B", "8388608.000 TB"},
           Case{"9223372036854775807B", kUnlimitedBytes, "9223372036854775807B", "8388608.000 TB"},
       }) {
    const absl::StatusOr<int64_t> bytes = ParseSize(c.text);
    ASSERT_TRUE(bytes.ok()) << c.text;
    EXPECT_EQ(*bytes, c.bytes) << c.text;
    EXPECT_EQ(SizeToken(*bytes), c.token);
    EXPECT_TRUE(sql::Bare::Size(SizeToken(*bytes)).ok());
    EXPECT_EQ(ShownSize(*bytes), c.shown);
    EXPECT_TRUE(SameQuota(c.text, c.shown));
  }
}

TEST(QuotaTest, RefusesWhatTheServerRefuses) {
  for (std::string_view text : {"",
                                " ",
                                "GB",
                                "0",
                                "0GB",
                                "-1GB",
                                "+1GB",
                                "1.5GB",
                                "1,5GB",
                                "1EB",
                                "1GiB",
                                "1 G B",
                                "1GBB",
                                "abc",
                                "8388609TB",
                                "8192PB1",
                                "8193PB",
                                "9223372036854775809B",
                                "99999999999999999999999",
                                "10GB;DROP",
                                "infinite"}) {
    EXPECT_FALSE(ParseSize(text).ok()) << text;
  }
}

TEST(QuotaTest, SameQuotaComparesThePrint) {
  EXPECT_FALSE(SameQuota("10GB", "10.001 GB"));
  EXPECT_FALSE(SameQuota("10GB", "10.000 TB"));
  EXPECT_FALSE(SameQuota("nonsense", "10.000 GB"));
  EXPECT_FALSE(SameQuota("10GB", ""));
}

}  // namespace
}  // namespace starrocks
