#include "acceptance-tests/sandbox/net/packet.h"

#include <gtest/gtest.h>

#include <random>

namespace sandbox {
namespace {

std::string_view Literal(const char* bytes, size_t size) { return {bytes, size}; }

TEST(PayloadReader, ReadsLittleEndian) {
  PayloadReader reader(Literal("\x01\x02\x03\xff\xff\xff\xff\xff\xff\xff\xff", 11));
  EXPECT_EQ(reader.Int(1), 0x01u);
  EXPECT_EQ(reader.Int(2), 0x0302u);
  EXPECT_EQ(reader.Int(8), 0xffffffffffffffffu);
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.AtEnd());
}

TEST(PayloadReader, FailureIsForGood) {
  PayloadReader reader(Literal("\x01\x02", 2));
  EXPECT_EQ(reader.Int(4), 0u);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.Int(1), 0u);
  EXPECT_EQ(reader.Rest(), "");
  EXPECT_FALSE(reader.ok());
}

TEST(PayloadReader, NulStringNeedsItsNul) {
  PayloadReader good(Literal("ab\0c", 4));
  EXPECT_EQ(good.NulString(), "ab");
  EXPECT_EQ(good.Rest(), "c");
  PayloadReader bad("ab");
  EXPECT_EQ(bad.NulString(), "");
  EXPECT_FALSE(bad.ok());
  PayloadReader lenient("ab");
  EXPECT_EQ(lenient.NulStringOrRest(), "ab");
  EXPECT_TRUE(lenient.ok());
}

struct LenencCase {
  std::string bytes;
  bool ok;
  uint64_t value;
};

class LenencIntTest : public testing::TestWithParam<LenencCase> {};

TEST_P(LenencIntTest, Reads) {
  PayloadReader reader(GetParam().bytes);
  EXPECT_EQ(reader.LenencInt(), GetParam().value);
  EXPECT_EQ(reader.ok(), GetParam().ok);
}

INSTANTIATE_TEST_SUITE_P(
    All, LenencIntTest,
    testing::Values(LenencCase{"\xfa", true, 250}, LenencCase{"\xfb", false, 0},
                    LenencCase{"\xff", false, 0}, LenencCase{"", false, 0},
                    LenencCase{"\xfc\x01", false, 0}, LenencCase{"\xfc\x01\x02", true, 0x0201},
                    LenencCase{"\xfd\x01\x02", false, 0},
                    LenencCase{"\xfd\x01\x02\x03", true, 0x030201},
                    LenencCase{"\xfe\x01\x02\x03\x04\x05\x06\x07", false, 0},
                    LenencCase{"\xfe\xff\xff\xff\xff\xff\xff\xff\xff", true, ~uint64_t{0}}));

TEST(PayloadReader, HugeLengthOfAStringFails) {
  for (const char* bytes : {"\xfe\xff\xff\xff\xff\xff\xff\xff\xff", "\xfd\xff\xff\xff", "\x02"}) {
    const std::string payload = std::string(bytes) + "a";
    PayloadReader reader(payload);
    EXPECT_EQ(reader.LenencString(), "");
    EXPECT_FALSE(reader.ok());
  }
}

TEST(PayloadReader, SurvivesRandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? 0xf9 + random() % 7 : 0);
    PayloadReader reader(bytes);
    size_t taken = 0;
    while (reader.ok() && !reader.AtEnd()) {
      taken += random() % 2 == 0 ? reader.LenencString().size() : reader.NulString().size();
    }
    EXPECT_LE(taken, bytes.size());
  }
}

TEST(PayloadWriter, ReaderReadsItBack) {
  for (uint64_t value :
       {0ull, 250ull, 251ull, 0xffffull, 0x10000ull, 0xffffffull, 0x1000000ull, ~0ull}) {
    const std::string bytes = PayloadWriter().LenencInt(value).Take();
    PayloadReader reader(bytes);
    EXPECT_EQ(reader.LenencInt(), value);
    EXPECT_TRUE(reader.ok() && reader.AtEnd());
  }
  const std::string text(300, 'x');
  const std::string bytes = PayloadWriter().LenencString(text).NulString("u").Take();
  PayloadReader reader(bytes);
  EXPECT_EQ(reader.LenencString(), text);
  EXPECT_EQ(reader.NulString(), "u");
}

TEST(Frame, CountsSequence) {
  uint8_t sequence = 255;
  EXPECT_EQ(Frame("ab", &sequence), std::string("\x02\x00\x00\xff"
                                                "ab",
                                                6));
  EXPECT_EQ(sequence, 0);
}

TEST(Frame, CutsLongPayloads) {
  uint8_t sequence = 0;
  const std::string frames = Frame(std::string(kFullPayload, 'x'), &sequence);
  EXPECT_EQ(sequence, 2);
  ASSERT_EQ(frames.size(), kFullPayload + 2 * kHeaderSize);
  EXPECT_EQ(frames.substr(0, 4), std::string("\xff\xff\xff\x00", 4));
  EXPECT_EQ(frames.substr(frames.size() - 4), std::string("\x00\x00\x00\x01", 4));
}

}  // namespace
}  // namespace sandbox
