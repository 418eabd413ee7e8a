#include "provider/cty/nfc.h"

#include "gtest/gtest.h"
#include "provider/cty/value.h"

namespace cty {
namespace {

TEST(Nfc, V5_ComposesAndKeepsWhatIsComposed) {
  EXPECT_EQ(Nfc("plain"), "plain");
  EXPECT_EQ(Nfc("e\xcc\x81"), "\xc3\xa9");
  EXPECT_EQ(Nfc("\xc3\xa9"), "\xc3\xa9");
  EXPECT_EQ(Nfc(std::string("a\0e\xcc\x81", 5)), std::string("a\0\xc3\xa9", 4));
  EXPECT_EQ(Nfc("\xe2\x84\xab"), "\xc3\x85");      // ANGSTROM SIGN
  EXPECT_EQ(Nfc("\xef\xac\x81"), "\xef\xac\x81");  // the fi ligature: NFC is not NFKC
  EXPECT_EQ(Nfc("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), "\xed\x95\x9c");  // Hangul
}

TEST(Nfc, V5_InvalidUtf8IsLeftAlone) {
  EXPECT_EQ(Nfc("\xff"), "\xff");
  EXPECT_EQ(Nfc("e\xcc\x81\xff"), "e\xcc\x81\xff");
  EXPECT_EQ(Nfc("\xcc"), "\xcc");
}

TEST(Nfc, V5_ValuesHoldNormalisedStrings) {
  EXPECT_EQ(Value::String("e\xcc\x81"), Value::String("\xc3\xa9"));
  EXPECT_EQ(Value::String("e\xcc\x81").AsString(), "\xc3\xa9");
}

}  // namespace
}  // namespace cty
