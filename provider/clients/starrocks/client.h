// The door to a StarRocks cluster: statements in, rows and errors with a kind out.
#ifndef PROVIDER_CLIENTS_STARROCKS_CLIENT_H_
#define PROVIDER_CLIENTS_STARROCKS_CLIENT_H_

#include <functional>
#include <initializer_list>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/cache.h"
#include "provider/clients/starrocks/options.h"
#include "provider/clients/starrocks/rows.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

enum class Outcome { kDone, kNotDone };
// Looks whether a write of unknown outcome has happened. An error if what is there is neither the
// state before nor the one after.
using ReadBack = std::function<absl::StatusOr<Outcome>(const base::Context&)>;

// Keeps at most Options::max_connections sessions, opened when needed and kept for the client's
// life. Every call ends with its context: at its deadline at once (a statement that still runs is
// then of unknown outcome), after a stop once the running statement has ended, 5 s later at most.
// Retryable errors are retried inside the context's time. Statements run in default_catalog with
// all roles of the account active; there is no current database: qualify names. Thread-safe.
class Client {
 public:
  // Does no I/O.
  explicit Client(Options options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // The version, asked once.
  absl::StatusOr<ServerInfo> Server(const base::Context& context);

  // A statement that changes nothing; run again after a lost connection.
  absl::StatusOr<Rows> Query(const sql::Statement& statement, const base::Context& context);

  // Query() answered from the cache of this client's life. `tag` says which writes make it stale.
  absl::StatusOr<std::shared_ptr<const Rows>> Cached(CacheTag tag, const sql::Statement& statement,
                                                     const base::Context& context);
  // To be called by those who write past Execute().
  void Forget(CacheTag tag);

  // A statement that changes something. If its outcome is unknown, `read_back` decides: done is
  // success; not done, asked twice with a second between, makes it run again. The cached answers of
  // `touches` are forgotten before each look and at the end, whatever that is.
  absl::Status Execute(const sql::Statement& statement, const base::Context& context,
                       const ReadBack& read_back, std::initializer_list<CacheTag> touches);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CLIENT_H_
