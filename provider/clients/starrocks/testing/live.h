// Tests of what goes to a running stand-in and comes back.
#ifndef PROVIDER_CLIENTS_STARROCKS_TESTING_LIVE_H_
#define PROVIDER_CLIENTS_STARROCKS_TESTING_LIVE_H_

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "provider/clients/starrocks/testing/client_fixture.h"

namespace starrocks::testing {

// A fresh stand-in and a client of its root account for each test.
class LiveTest : public ClientFixture {
 protected:
  LiveTest() { Start(); }

  // A client of another account.
  std::unique_ptr<Client> ClientOf(const std::string& user, const std::string& password) {
    Options options = OptionsFor({sandbox().port()});
    options.username = user;
    options.password = base::Secret(password);
    return std::make_unique<Client>(std::move(options));
  }

  // Does by hand what no function of this room does.
  void Sql(const std::string& statement) {
    const absl::Status status =
        client().Query(sql::Statement() << Text(statement), context_).status();
    ASSERT_TRUE(status.ok()) << statement << ": " << status;
  }

  // The last statement that holds `word`; empty if none does.
  std::string Sent(std::string_view word) {
    const std::vector<std::string> all = sandbox().Statements();
    const auto found = std::find_if(all.rbegin(), all.rend(), [word](const std::string& s) {
      return s.find(word) != std::string::npos;
    });
    return found == all.rend() ? "" : *found;
  }

 private:
  // Past the rule that text comes from literals.
  class Text : public sql::Part {
   public:
    explicit Text(const std::string& text) : Part(text, text) {}
  };
};

}  // namespace starrocks::testing

#endif  // PROVIDER_CLIENTS_STARROCKS_TESTING_LIVE_H_
