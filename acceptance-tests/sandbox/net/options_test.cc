#include "acceptance-tests/sandbox/net/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandbox {
namespace {

TEST(Options, Defaults) {
  const auto options = ParseOptions({});
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->port, 9030);
  EXPECT_EQ(options->latency.count(), 0);
  EXPECT_FALSE(options->help || options->version);
}

TEST(Options, BothFormsOfValues) {
  const auto options = ParseOptions({"--port", "0", "--latency=5", "--fault", "hang@a=b",
                                     "--fault=hang@c", "--init", "i.sql", "--statement-log=l.txt"});
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->port, 0);
  EXPECT_EQ(options->latency.count(), 5);
  EXPECT_THAT(options->faults, testing::ElementsAre("hang@a=b", "hang@c"));
  EXPECT_EQ(options->init, "i.sql");
  EXPECT_EQ(options->statement_log, "l.txt");
}

TEST(Options, RefusesWhatItDoesNotKnow) {
  const std::vector<std::vector<std::string_view>> bad = {
      {"--port"},       {"--port", "65536"}, {"--port", "x"}, {"--port=-1"},
      {"--latency=-1"}, {"--verbose"},       {"9030"},        {"--help=1"},
      {"--init="},      {"--statement-log="}};
  for (const auto& arguments : bad) {
    EXPECT_FALSE(ParseOptions(arguments).ok()) << arguments.front();
  }
}

TEST(Options, HelpNamesEveryOption) {
  const std::string help = HelpText();
  for (const char* name : {"--port", "--init", "--statement-log", "--latency", "--fault", "--help",
                           "--version", "drop-before", "drop-after", "hang", "not-leader"}) {
    EXPECT_THAT(help, testing::HasSubstr(name));
  }
}

}  // namespace
}  // namespace sandbox
