// One connection to one front end, driven from a thread of its own, so that no caller waits longer
// for the server than its context allows.
#ifndef PROVIDER_CLIENTS_STARROCKS_SESSION_H_
#define PROVIDER_CLIENTS_STARROCKS_SESSION_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/driver.h"
#include "provider/clients/starrocks/lane.h"
#include "provider/clients/starrocks/rows.h"

namespace starrocks {

// For one caller at a time.
class Session {
 public:
  // Errors as of Connection::Open(), or the context's as kRetryable.
  static absl::StatusOr<std::unique_ptr<Session>> Open(const ConnectSpec& spec,
                                                       const base::Context& context);

  // An error of kind kUnknownOutcome if the answer didn't come: the connection broke, or the
  // context ended first. The session is of no use after that.
  absl::StatusOr<Rows> Run(const sql::Statement& statement, const base::Context& context);
  // Whether the server still answers, soon.
  bool Ping(const base::Context& context);

  // Makes `catalog` the current one, by a statement unless it is. After an error nobody knows which
  // one is.
  absl::Status Enter(std::string_view catalog, const base::Context& context);
  // The current catalog; empty if that isn't known.
  const std::string& catalog() const { return catalog_; }
  // To be called by those who know better.
  void SetCatalog(std::string catalog) { catalog_ = std::move(catalog); }

  // Makes the session unusable: its settings are not what the next caller expects.
  void Retire() { usable_ = false; }

  bool usable() const { return usable_; }
  const Endpoint& endpoint() const { return endpoint_; }
  absl::Time last_used() const { return last_used_; }

 private:
  struct Shared;  // what the thread works with
  Session(const ConnectSpec& spec);

  Endpoint endpoint_;
  std::shared_ptr<Shared> shared_;
  Lane lane_;
  bool usable_ = true;
  std::string catalog_;
  absl::Time last_used_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_SESSION_H_
