#include "acceptance-tests/sandbox/behaviour/text.h"

#include <gtest/gtest.h>

#include <limits>

#include "acceptance-tests/sandbox/behaviour/hash_order.h"

namespace sandbox::behaviour {
namespace {

TEST(TextTest, UnquotesLikeTheFrontEnd) {
  EXPECT_EQ(UnquoteString("'it''s'"), "it's");
  EXPECT_EQ(UnquoteString(R"('a\nb\tc\\d\qe')"), "a\nb\tc\\dqe");
  EXPECT_EQ(UnquoteString(R"('100\% \_')"), R"(100\% \_)");
  EXPECT_EQ(UnquoteString("\"say \"\"hi\"\"\""), "say \"hi\"");
}

TEST(TextTest, LikeIsCaseSensitiveAndKnowsEscapes) {
  EXPECT_TRUE(Like("raw_events", "raw%"));
  EXPECT_FALSE(Like("raw_events", "RAW%"));
  EXPECT_TRUE(Like("raw_events", "raw\\_events"));
  EXPECT_FALSE(Like("rawXevents", "raw\\_events"));
  EXPECT_TRUE(Like("é", "_"));
  EXPECT_FALSE(Like("", "_"));
}

TEST(TextTest, FormatsBytesWithTheLargestUnit) {
  EXPECT_EQ(FormatBytes(0), "0.000 B");
  EXPECT_EQ(FormatBytes(int64_t{10} << 30), "10.000 GB");
  EXPECT_EQ(FormatBytes(std::numeric_limits<int64_t>::max()), "8388608.000 TB");
}

TEST(TextTest, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(ValidUtf8("a\xff\xfe\xc3"
                      "b"),
            "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
            "b");
  EXPECT_EQ(ValidUtf8("é🏨"), "é🏨");
}

TEST(TextTest, OrdersPropertiesAsTheServersHashMap) {
  Properties written = {{"type", ""},
                        {"jwks_url", ""},
                        {"principal_field", ""},
                        {"required_issuer", ""},
                        {"required_audience", ""},
                        {"comment", ""}};
  std::vector<std::string> keys;
  for (const auto& [key, value] : HashOrder(written)) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"required_issuer", "comment", "type",
                                            "required_audience", "principal_field", "jwks_url"}));
}

}  // namespace
}  // namespace sandbox::behaviour
