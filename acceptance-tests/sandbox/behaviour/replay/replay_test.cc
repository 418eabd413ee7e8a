#include "acceptance-tests/sandbox/behaviour/replay/replay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace sandbox::behaviour {
namespace {

constexpr char kTestData[] = "acceptance-tests/sandbox/behaviour/testdata/";

std::vector<std::string> TranscriptNames() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(kTestData) + "transcripts")) {
    if (entry.path().extension() == ".jsonl") names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The statements known to be answered wrongly: "<file> <line> <reason>".
std::map<std::string, std::set<int>> KnownGaps() {
  std::map<std::string, std::set<int>> gaps;
  std::ifstream file(std::string(kTestData) + "known_gaps.txt");
  for (std::string text; std::getline(file, text);) {
    std::istringstream words(text);
    std::string name;
    int line = 0;
    std::string reason;
    if (text.empty() || text[0] == '#' || !(words >> name >> line >> reason)) continue;
    gaps[name].insert(line);
  }
  return gaps;
}

class ReplayTest : public testing::TestWithParam<std::string> {};

TEST_P(ReplayTest, AnswersLikeTheRecording) {
  const std::string& name = GetParam();
  ReplayReport report = Replay(std::string(kTestData) + "transcripts/" + name + ".jsonl");
  std::printf("%s %d/%d\n", name.c_str(), report.Right(), report.total);
  EXPECT_GT(report.total, 0);
  std::set<int> known = KnownGaps()[name];
  for (const auto& [line, difference] : report.differences) {
    EXPECT_EQ(known.count(line), 1u) << name << " line " << line << ": " << difference;
  }
  for (int line : known) {
    EXPECT_EQ(report.differences.count(line), 1u) << name << " line " << line << " is right now";
  }
}

TEST_P(ReplayTest, KeepsItsFloor) {
  std::ifstream file(std::string(kTestData) + "floors.json");
  nlohmann::json floors = nlohmann::json::parse(file, nullptr, false);
  ASSERT_TRUE(floors.contains(GetParam()));
  ReplayReport report = Replay(std::string(kTestData) + "transcripts/" + GetParam() + ".jsonl");
  EXPECT_GE(report.Right(), floors[GetParam()].get<int>());
}

INSTANTIATE_TEST_SUITE_P(Transcripts, ReplayTest, testing::ValuesIn(TranscriptNames()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace sandbox::behaviour
