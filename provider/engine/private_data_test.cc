#include "provider/engine/private_data.h"

#include "gtest/gtest.h"

namespace engine {
namespace {

TEST(PrivateData, P16_RoundTrip) {
  const sdk::PrivateData data = {{"a", "1"}, {"quote\"", "line\nend"}, {"snow", "\u2603"}};
  EXPECT_EQ(EncodePrivate({{"a", "1"}}), R"({"a":"1"})");
  EXPECT_EQ(DecodePrivate(EncodePrivate(data)).value(), data);
}

TEST(PrivateData, P16_EmptyIsEmpty) {
  EXPECT_EQ(EncodePrivate({}), "");
  EXPECT_TRUE(DecodePrivate("").value().empty());
  EXPECT_TRUE(DecodePrivate("null").value().empty());
  EXPECT_TRUE(DecodePrivate("{}").value().empty());
  EXPECT_TRUE(DecodePrivate(R"({"a":null})").value().empty());
}

TEST(PrivateData, V10_HostileBytesAreAnError) {
  const std::string deep(100000, '[');
  for (std::string_view bytes :
       {std::string_view(deep), std::string_view("{"), std::string_view("[]"),
        std::string_view(R"({"a":{}})"), std::string_view(R"({"a":1})"),
        std::string_view(R"({"a":"1","a":"2"})"), std::string_view("\xff\xfe\x00", 3),
        std::string_view("\0", 1), std::string_view(R"({"a":"1"} x)")}) {
    EXPECT_FALSE(DecodePrivate(bytes).ok()) << bytes.substr(0, 20);
  }
}

}  // namespace
}  // namespace engine
