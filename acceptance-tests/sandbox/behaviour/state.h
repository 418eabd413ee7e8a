// All that the stand-in front end remembers. Guarded by State::mutex; sessions take it per command.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STATE_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STATE_H_

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/accounts.h"
#include "acceptance-tests/sandbox/behaviour/objects.h"
#include "acceptance-tests/sandbox/behaviour/variables.h"

namespace sandbox::behaviour {

struct SessionState;

inline constexpr std::string_view kInternalCatalog = "default_catalog";
inline constexpr std::string_view kVersion = "3.5.0-37c7c51";
inline constexpr std::string_view kMysqlVersion = "8.0.33";

struct State {
  std::mutex mutex;

  std::map<std::string, Database> databases;  // of default_catalog
  std::vector<Database> recycled_databases;   // the newest last
  std::map<std::string, Catalog> catalogs;    // without default_catalog
  Accounts accounts;
  GlobalObjects globals;
  VariableValues variables;                            // what SET GLOBAL has changed
  std::map<std::string, std::string> frontend_config;  // what ADMIN SET has changed
  std::map<uint32_t, SessionState*> sessions;          // by connection id
  int64_t start_seconds = 0;                           // since the epoch

  int64_t NewId() { return next_id_++; }
  int64_t NewTransactionId() { return next_transaction_++; }

 private:
  int64_t next_id_ = 10100;
  int64_t next_transaction_ = 2;
};

// The state of a front end with empty metadata.
void Bootstrap(State* state);

// nullptr if there is none.
Database* FindDatabase(State& state, std::string_view name);
const Database* FindDatabaseById(const State& state, std::string_view id);
bool IsSystemDatabase(std::string_view name);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STATE_H_
