#include "provider/cty/number.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace cty {
namespace {

Number Text(const std::string& text) { return Number::FromText(text).value(); }
Number Double(double v) { return Number::FromDouble(v).value(); }

TEST(Number, V4_ConstructionNormalises) {
  EXPECT_EQ(std::get<int64_t>(Double(1.0).rep()), 1);
  EXPECT_EQ(std::get<int64_t>(Double(-0.0).rep()), 0);
  EXPECT_EQ(std::get<int64_t>(Text("1e3").rep()), 1000);
  EXPECT_EQ(std::get<int64_t>(Text("-0.000").rep()), 0);
  EXPECT_EQ(std::get<int64_t>(Text("-9223372036854775808").rep()),
            std::numeric_limits<int64_t>::min());
  EXPECT_EQ(std::get<double>(Text("0.50").rep()), 0.5);
  EXPECT_EQ(std::get<std::string>(Text("+00.10").rep()), "0.1");
  EXPECT_EQ(std::get<std::string>(Text("9223372036854775808").rep()), "9223372036854775808");
  EXPECT_EQ(std::get<std::string>(Double(std::ldexp(1, 63)).rep()), "9223372036854775808");
  EXPECT_EQ(std::get<std::string>(Text("1e20").rep()), "100000000000000000000");
  EXPECT_EQ(std::get<double>(Text("-Inf").rep()), -std::numeric_limits<double>::infinity());
}

TEST(Number, V4_ComparesByValueAcrossRepresentations) {
  // From small to large; neighbours differ by less than a double can tell.
  const std::vector<Number> ascending = {Text("-Inf"),
                                         Text("-1e1000000"),
                                         Text("-9223372036854775809"),
                                         Number(std::numeric_limits<int64_t>::min()),
                                         Double(-1.5),
                                         Number(-1),
                                         Text("-1e-1000000"),
                                         Number(0),
                                         Double(5e-324),
                                         Text("5e-324"),
                                         Text("0.1"),
                                         Double(0.1),
                                         Text("0.10000000000000001"),
                                         Double(0.5),
                                         Text("0.500000000000000000000000000001"),
                                         Number(9007199254740993),
                                         Text("9007199254740993.5"),
                                         Number(std::numeric_limits<int64_t>::max()),
                                         Text("9223372036854775808"),
                                         Text("1e300"),
                                         Double(1e300),
                                         Text("1e1000000"),
                                         Text("Inf")};
  for (size_t i = 0; i < ascending.size(); ++i) {
    for (size_t j = 0; j < ascending.size(); ++j) {
      const int sign = i < j ? -1 : static_cast<int>(i > j);
      const int compared = Number::Compare(ascending[i], ascending[j]);
      EXPECT_EQ((compared > 0) - (compared < 0), sign)
          << ascending[i].ToText() << " and " << ascending[j].ToText();
    }
  }
}

TEST(Number, V4_OneIsOneHoweverItWasWritten) {
  for (const char* text : {"1", "+1", "1.0", "1.", "10e-1", "0.1E1", "0.00001e5"}) {
    EXPECT_EQ(Text(text), Number(1)) << text;
  }
  EXPECT_EQ(Double(1.0), Number(1));
  EXPECT_NE(Double(0.1), Text("0.1"));
}

TEST(Number, TheExactExpansionOfADoubleIsThatDouble) {
  EXPECT_EQ(
      std::get<double>(Text("0.1000000000000000055511151231257827021181583404541015625").rep()),
      0.1);
  EXPECT_EQ(Double(1e300).ToText(),
            "1000000000000000052504760255204420248704468581108159154915854115511802"
            "4579889081957863713750804478640437044438328838781769425232353604305756"
            "4479218478670698284838720092657580373783023379478809005936895323497079"
            "9945081119038967640880074652742780142494579258788820056842838115669472"
            "196386865459400540160");
  EXPECT_EQ(Double(-1e300).AsDouble(), -1e300);
}

TEST(Number, HugeExponentsStaySmall) {
  EXPECT_EQ(Text("1e1000000").ToText(), "1e1000000");
  EXPECT_EQ(Text("-12.50e-999999").ToText(), "-125e-1000000");
  EXPECT_EQ(Text("1e1000000000"), Text("10e999999999"));
  EXPECT_EQ(Text("1e400").ToText(), "1" + std::string(400, '0'));
  EXPECT_EQ(Text("1e-400").ToText(), "0." + std::string(399, '0') + "1");
  EXPECT_FALSE(Number::FromText("1e1000000001").ok());
  EXPECT_FALSE(Number::FromText("1e99999999999999999999").ok());
}

TEST(Number, Conversions) {
  EXPECT_EQ(Number(-7).AsInt64(), -7);
  EXPECT_EQ(Text("0.1").AsInt64(), std::nullopt);
  EXPECT_EQ(Text("9223372036854775808").AsInt64(), std::nullopt);
  EXPECT_EQ(Text("0.1").AsDouble(), 0.1);
  EXPECT_EQ(Number(3).AsDouble(), 3.0);
  EXPECT_EQ(Text("1e1000000").AsDouble(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(Text("1e-1000000").AsDouble(), 0.0);
  EXPECT_EQ(Double(0.1).ToText(), "0.1");
  EXPECT_EQ(Double(5e-324).ToText(), "0." + std::string(323, '0') + "5");
  EXPECT_EQ(Text("-inf").ToText(), "-Inf");
  EXPECT_EQ(Number().ToText(), "0");
}

TEST(Number, RefusesWhatIsNotADecimalNumber) {
  for (const char* text : {"", "-", "+", ".", "e1", "1e", "1e+", "abc", "0x10", " 1", "1 ", "1_000",
                           "1.2.3", "--1", "+-1", "NaN", "Infinity", "1p4"}) {
    EXPECT_FALSE(Number::FromText(text).ok()) << text;
  }
  EXPECT_FALSE(Number::FromDouble(std::nan("")).ok());
}

}  // namespace
}  // namespace cty
