#include "provider/clients/starrocks/client.h"

#include <utility>

#include "provider/base/backoff.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/pool.h"

namespace starrocks {
namespace {

using base::ErrorKind;

// How long the front end's journal may take to show what a lost statement did.
constexpr absl::Duration kSettleTime = absl::Seconds(1);
constexpr int kLooks = 2;

void LogRetry(const sql::Statement& statement, const absl::Status& error, int tries,
              absl::Duration wait) {
  base::Log(base::LogLevel::kDebug, "statement will be tried again",
            {{"statement", statement.Template()},
             {"error", std::string(error.message())},
             {"tries", base::StrCat(tries)},
             {"wait", absl::FormatDuration(wait)}});
}

void LogResolved(const sql::Statement& statement, Outcome outcome) {
  base::Log(base::LogLevel::kInfo, "outcome_unknown_resolved",
            {{"statement", statement.Template()},
             {"outcome", outcome == Outcome::kDone ? "done" : "not done"}});
}

void LogRun(const sql::Statement& statement, absl::Duration took, const absl::Status& status) {
  if (!base::LogEnabled(base::LogLevel::kTrace)) return;
  base::Log(base::LogLevel::kTrace, "statement",
            {{"statement", statement.Template()},
             {"took", absl::FormatDuration(took)},
             {"result", status.ok() ? "ok" : std::string(status.message())}});
}

// `lost` left the outcome open and `why` kept it so.
absl::Status Unresolved(const absl::Status& lost, const absl::Status& why) {
  return base::MakeError(
      ErrorKind::kUnknownOutcome,
      base::StrCat(lost.message(), "; looking whether the statement took effect: ", why.message()),
      "Run `terraform plan` to see what is there, and apply again.");
}

bool IsTransient(ErrorKind kind) {
  return kind == ErrorKind::kRetryable || kind == ErrorKind::kUnknownOutcome;
}

}  // namespace

struct Client::Impl {
  using Try = std::function<absl::Status()>;

  explicit Impl(Options options) : pool(std::move(options)) {}

  // One try.
  absl::StatusOr<Rows> Run(const sql::Statement& statement, const base::Context& context) {
    TF_ASSIGN(Pool::Lease lease, pool.Acquire(context));
    return RunOn(lease, statement, context);
  }

  // One try in `catalog`. The session may have been there before: if that has been dropped since,
  // the error says so, whatever the statement's own would be.
  absl::Status RunIn(std::string_view catalog, const sql::Statement& statement,
                     const base::Context& context) {
    TF_ASSIGN(Pool::Lease lease, pool.Acquire(context, catalog));
    const absl::Status status = RunOn(lease, statement, context).status();
    if (!status.ok() && !IsTransient(base::KindOf(status))) TF_TRY(lease.ReenterCatalog(context));
    return status;
  }

  static absl::StatusOr<Rows> RunOn(Pool::Lease& lease, const sql::Statement& statement,
                                    const base::Context& context) {
    const absl::Time begin = absl::Now();
    absl::StatusOr<Rows> rows = lease.Run(statement, context);
    LogRun(statement, absl::Now() - begin, rows.status());
    return rows;
  }

  // One try on a session that is ended afterwards.
  absl::StatusOr<Rows> RunAll(const std::vector<sql::Statement>& statements,
                              const base::Context& context) {
    TF_ASSIGN(Pool::Lease lease, pool.Acquire(context));
    absl::StatusOr<Rows> rows = absl::InvalidArgumentError("no statements");
    for (const sql::Statement& statement : statements) {
      rows = RunOn(lease, statement, context);
      if (!rows.ok()) break;
    }
    lease.Retire();
    return rows;
  }

  // Tries until it succeeds, fails for good or there's no time. `what` is for the log.
  absl::Status Persist(const sql::Statement& what, const base::Context& context,
                       const std::function<absl::Status()>& attempt) {
    base::Backoff backoff;
    while (true) {
      const absl::Status status = attempt();
      if (status.ok() || !IsTransient(base::KindOf(status))) return status;
      if (!WaitToRetry(what, status, backoff, context)) return status;
    }
  }

  // False if there's to be no next try.
  bool WaitToRetry(const sql::Statement& what, const absl::Status& error, base::Backoff& backoff,
                   const base::Context& context) {
    const absl::Duration wait = backoff.Next();
    if (wait >= context.Remaining() || !pool.Patient()) return false;
    LogRetry(what, error, backoff.tries(), wait);
    return context.Sleep(wait).ok();
  }

  void Forget(std::initializer_list<CacheTag> tags) {
    for (CacheTag tag : tags) cache.Forget(tag);
  }

  // Looks until it sees the statement's effect, or has looked often enough.
  absl::StatusOr<Outcome> Resolve(const base::Context& context, const ReadBack& read_back,
                                  std::initializer_list<CacheTag> touches) {
    for (int look = 1;; ++look) {
      Forget(touches);
      TF_ASSIGN(const Outcome outcome, read_back(context));
      if (outcome == Outcome::kDone || look == kLooks) return outcome;
      TF_TRY(context.Sleep(kSettleTime));
    }
  }

  // Execute(), each try made by `attempt`.
  absl::Status Write(const sql::Statement& statement, const Try& attempt,
                     const base::Context& context, const ReadBack& read_back,
                     std::initializer_list<CacheTag> touches) {
    base::Backoff backoff;
    bool unsure = false;  // an earlier try may have taken effect
    while (true) {
      const absl::Status status = attempt();
      Forget(touches);
      if (status.ok()) return status;
      const ErrorKind kind = base::KindOf(status);
      unsure = unsure || kind == ErrorKind::kUnknownOutcome;
      if (unsure && kind != ErrorKind::kRetryable) {
        const absl::StatusOr<Outcome> outcome = Resolve(context, read_back, touches);
        if (!outcome.ok()) return Unresolved(status, outcome.status());
        LogResolved(statement, *outcome);
        if (*outcome == Outcome::kDone) return absl::OkStatus();
      }
      if (!IsTransient(kind)) return status;
      if (!WaitToRetry(statement, status, backoff, context)) return status;
    }
  }

  Pool pool;
  Cache cache;
  ParsedCache parsed;
};

Client::Client(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Client::~Client() = default;

absl::StatusOr<ServerInfo> Client::Server(const base::Context& context) {
  if (!impl_->pool.version()) {
    TF_TRY(impl_->Persist(sql::Statement("(connect)"), context,
                          [&] { return impl_->pool.Acquire(context).status(); }));
  }
  const Version version = *impl_->pool.version();
  return ServerInfo{version, CapabilitiesOf(version)};
}

absl::StatusOr<Rows> Client::Query(const sql::Statement& statement, const base::Context& context) {
  Rows rows;
  TF_TRY(impl_->Persist(statement, context, [&]() -> absl::Status {
    TF_ASSIGN(rows, impl_->Run(statement, context));
    return absl::OkStatus();
  }));
  return rows;
}

absl::StatusOr<std::shared_ptr<const Rows>> Client::Cached(CacheTag tag,
                                                           const sql::Statement& statement,
                                                           const base::Context& context,
                                                           absl::Duration max_age) {
  return impl_->cache.Get(
      tag, statement.Render(), context, [&] { return Query(statement, context); }, max_age);
}

std::shared_ptr<const Rows> Client::Kept(CacheTag tag, const sql::Statement& statement) {
  return impl_->cache.Kept(tag, statement.Render());
}

void Client::Remember(CacheTag tag, const sql::Statement& statement, Rows rows) {
  impl_->cache.Put(tag, statement.Render(), std::move(rows));
}

void Client::Forget(CacheTag tag) { impl_->cache.Forget(tag); }

void Client::Forget(CacheTag tag, const sql::Statement& statement) {
  impl_->cache.Forget(tag, statement.Render());
}

ParsedCache& Client::parsed() { return impl_->parsed; }

absl::Status Client::Execute(const sql::Statement& statement, const base::Context& context,
                             const ReadBack& read_back, std::initializer_list<CacheTag> touches) {
  return impl_->Write(
      statement, [&] { return impl_->Run(statement, context).status(); }, context, read_back,
      touches);
}

absl::Status Client::ExecuteIn(std::string_view catalog, const sql::Statement& statement,
                               const base::Context& context, const ReadBack& read_back,
                               std::initializer_list<CacheTag> touches) {
  return impl_->Write(
      statement, [&] { return impl_->RunIn(catalog, statement, context); }, context, read_back,
      touches);
}

absl::StatusOr<Rows> Client::QueryApart(const std::vector<sql::Statement>& statements,
                                        const base::Context& context) {
  Rows rows;
  TF_TRY(impl_->Persist(statements.back(), context, [&]() -> absl::Status {
    TF_ASSIGN(rows, impl_->RunAll(statements, context));
    return absl::OkStatus();
  }));
  return rows;
}

}  // namespace starrocks
