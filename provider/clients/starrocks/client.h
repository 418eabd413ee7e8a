// The door to a StarRocks cluster: statements in, rows and errors with a kind out.
#ifndef PROVIDER_CLIENTS_STARROCKS_CLIENT_H_
#define PROVIDER_CLIENTS_STARROCKS_CLIENT_H_

#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/base/status.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/cache.h"
#include "provider/clients/starrocks/options.h"
#include "provider/clients/starrocks/parsed_cache.h"
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

  // Query() answered from the cache of this client's life, if that was asked at most `max_age` ago.
  // `tag` says which writes make it stale.
  absl::StatusOr<std::shared_ptr<const Rows>> Cached(
      CacheTag tag, const sql::Statement& statement, const base::Context& context,
      absl::Duration max_age = absl::InfiniteDuration());
  // What `parse` makes of Cached() rows, made once for all callers as long as these rows are kept.
  // For one statement `T` and `parse` are always the same.
  template <typename T>
  absl::StatusOr<std::shared_ptr<const T>> CachedAs(CacheTag tag, const sql::Statement& statement,
                                                    const base::Context& context,
                                                    absl::StatusOr<T> (*parse)(const Rows&));
  // What CachedAs() would return without asking the server; null if it would have to.
  template <typename T>
  absl::StatusOr<std::shared_ptr<const T>> KeptAs(CacheTag tag, const sql::Statement& statement,
                                                  absl::StatusOr<T> (*parse)(const Rows&));
  // Answers Cached() with what the caller's own write has made sure of, until that is forgotten.
  void Remember(CacheTag tag, const sql::Statement& statement, Rows rows);
  // To be called by those who write past Execute().
  void Forget(CacheTag tag);
  // Forgets one answer, where a write touches no other of its tag.
  void Forget(CacheTag tag, const sql::Statement& statement);

  // A statement that changes something. If its outcome is unknown, `read_back` decides: done is
  // success; not done, asked twice with a second between, makes it run again. The cached answers of
  // `touches` are forgotten before each look and at the end, whatever that is.
  absl::Status Execute(const sql::Statement& statement, const base::Context& context,
                       const ReadBack& read_back, std::initializer_list<CacheTag> touches);
  // Execute() with `catalog` as the current one: for what has no syntax to name a catalog. Takes
  // another statement when a session changes its catalog, which it does as late as possible.
  absl::Status ExecuteIn(std::string_view catalog, const sql::Statement& statement,
                         const base::Context& context, const ReadBack& read_back,
                         std::initializer_list<CacheTag> touches);

  // Runs statements that change the session and nothing else, one after the other, and ends the
  // session. The answer to the last one; run again from the first after a lost connection.
  absl::StatusOr<Rows> QueryApart(const std::vector<sql::Statement>& statements,
                                  const base::Context& context);

 private:
  template <typename T>
  absl::StatusOr<std::shared_ptr<const T>> ParseOnce(const sql::Statement& statement,
                                                     const std::shared_ptr<const Rows>& rows,
                                                     absl::StatusOr<T> (*parse)(const Rows&));
  std::shared_ptr<const Rows> Kept(CacheTag tag, const sql::Statement& statement);
  ParsedCache& parsed();

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

template <typename T>
absl::StatusOr<std::shared_ptr<const T>> Client::CachedAs(CacheTag tag,
                                                          const sql::Statement& statement,
                                                          const base::Context& context,
                                                          absl::StatusOr<T> (*parse)(const Rows&)) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows, Cached(tag, statement, context));
  return ParseOnce(statement, rows, parse);
}

template <typename T>
absl::StatusOr<std::shared_ptr<const T>> Client::KeptAs(CacheTag tag,
                                                        const sql::Statement& statement,
                                                        absl::StatusOr<T> (*parse)(const Rows&)) {
  const std::shared_ptr<const Rows> rows = Kept(tag, statement);
  if (rows == nullptr) return nullptr;
  return ParseOnce(statement, rows, parse);
}

template <typename T>
absl::StatusOr<std::shared_ptr<const T>> Client::ParseOnce(
    const sql::Statement& statement, const std::shared_ptr<const Rows>& rows,
    absl::StatusOr<T> (*parse)(const Rows&)) {
  const auto make = [&]() -> absl::StatusOr<std::shared_ptr<const void>> {
    TF_ASSIGN(T value, parse(*rows));
    return std::make_shared<const T>(std::move(value));
  };
  TF_ASSIGN(const std::shared_ptr<const void> value, parsed().Get(statement.Render(), rows, make));
  return std::static_pointer_cast<const T>(value);
}

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CLIENT_H_
