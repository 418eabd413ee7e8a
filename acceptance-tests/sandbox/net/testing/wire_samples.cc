#include "acceptance-tests/sandbox/net/testing/wire_samples.h"

#include <fstream>
#include <set>

#include "absl/strings/escaping.h"
#include "nlohmann/json.hpp"

namespace sandbox {
namespace {

constexpr char kPath[] = "acceptance-tests/sandbox/net/testdata/wire.json";

// A statement that was too long to be recorded ends in "..."; it is one comment full of 'x'.
std::string Payload(const nlohmann::json& packet) {
  constexpr std::string_view kCut = "...";
  constexpr std::string_view kCommentEnd = " */";
  std::string hex = packet["hex"];
  if (!hex.ends_with(kCut)) return absl::HexStringToBytes(hex);
  hex.resize(hex.size() - kCut.size());
  std::string payload = absl::HexStringToBytes(hex);
  payload.resize(packet["len"].get<size_t>() - kCommentEnd.size(), 'x');
  return payload.append(kCommentEnd);
}

WireSample ParseSample(const nlohmann::json& json) {
  static const std::set<std::string> kClosedByCommand = {"quit", "query_big", "kill_other"};
  WireSample sample{.name = json["name"]};
  sample.closed = json["connect"] != "ok" || kClosedByCommand.contains(sample.name);
  for (const nlohmann::json& packet : json["packets"]) {
    sample.steps.push_back({.from_client = packet["dir"] == "C",
                            .packet = {packet["seq"].get<uint8_t>(), Payload(packet)}});
  }
  return sample;
}

}  // namespace

std::vector<WireSample> LoadWireSamples() {
  std::ifstream file(kPath);
  const nlohmann::json json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
  std::vector<WireSample> samples;
  if (!json.contains("samples")) return samples;
  for (const nlohmann::json& sample : json["samples"]) samples.push_back(ParseSample(sample));
  return samples;
}

}  // namespace sandbox
