// A client and a server process for tests. Header only: for test programs that link tf_starrocks.
#ifndef PROVIDER_CLIENTS_STARROCKS_TESTING_CLIENT_FIXTURE_H_
#define PROVIDER_CLIENTS_STARROCKS_TESTING_CLIENT_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/testing/sandbox.h"

#define ASSERT_OK(expr)                   \
  do {                                    \
    const absl::Status status_ = (expr);  \
    ASSERT_TRUE(status_.ok()) << status_; \
  } while (false)

namespace starrocks::testing {

// root on front ends of this machine.
inline Options OptionsFor(const std::vector<int>& ports) {
  Options options;
  for (int port : ports) options.endpoints.push_back({"127.0.0.1", port});
  options.username = "root";
  options.tls.mode = TlsMode::kDisabled;
  options.connect_timeout = absl::Seconds(2);
  options.program_name = "client_test";
  return options;
}

// The value; a failure and an empty one if there's none.
template <typename T>
T Get(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : T();
}

class ClientFixture : public ::testing::Test {
 protected:
  // A server and a client of it. `arguments` as of Sandbox.
  void Start(std::vector<std::string> arguments = {}) {
    sandbox_ = std::make_unique<Sandbox>(std::move(arguments));
    Connect(OptionsFor({sandbox_->port()}));
  }
  void Connect(Options options) { client_ = std::make_unique<Client>(std::move(options)); }

  Client& client() { return *client_; }
  Sandbox& sandbox() { return *sandbox_; }

  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(60)};

 private:
  std::unique_ptr<Sandbox> sandbox_;
  std::unique_ptr<Client> client_;
};

}  // namespace starrocks::testing

#endif  // PROVIDER_CLIENTS_STARROCKS_TESTING_CLIENT_FIXTURE_H_
