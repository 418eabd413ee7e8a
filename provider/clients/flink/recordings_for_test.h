// The recorded exchanges in testdata/, for this room's tests.
#ifndef PROVIDER_CLIENTS_FLINK_RECORDINGS_FOR_TEST_H_
#define PROVIDER_CLIENTS_FLINK_RECORDINGS_FOR_TEST_H_

#include <fstream>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/testing/server.h"

namespace flink {

inline http::testing::Answer Recorded(const std::string& name) {
  const std::string path = "provider/clients/flink/testdata/" + name + ".json";
  std::ifstream in(path);
  const nlohmann::json whole = nlohmann::json::parse(in, nullptr, /*allow_exceptions=*/false);
  EXPECT_TRUE(whole.is_object()) << path;
  http::testing::Answer answer;
  if (!whole.is_object()) return answer;
  answer.status = whole["response"]["status"];
  answer.body = whole["response"]["body"].dump();
  return answer;
}

inline http::Response RecordedResponse(const std::string& name) {
  const http::testing::Answer answer = Recorded(name);
  http::Response response;
  response.status = answer.status;
  response.content_type = answer.content_type;
  response.body = answer.body;
  return response;
}

inline std::unique_ptr<http::Client> ClientOf(const std::string& url) {
  http::Options options;
  options.name = "Flink";
  options.setting = "flink.url";
  options.url = url;
  auto client = http::Client::Make(std::move(options));
  EXPECT_TRUE(client.ok()) << client.status();
  return client.ok() ? *std::move(client) : nullptr;
}

// A context of `seconds`.
struct Budget {
  explicit Budget(double seconds) : context(&stop, absl::Now() + absl::Seconds(seconds)) {}
  base::StopSignal stop;
  base::Context context;
};

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_RECORDINGS_FOR_TEST_H_
