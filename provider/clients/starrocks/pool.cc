#include "provider/clients/starrocks/pool.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "absl/time/clock.h"
#include "provider/base/crew.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/errors.h"

namespace starrocks {
namespace {

// How long to wait for a busy session before another one is opened.
constexpr absl::Duration kGrowDelay = absl::Milliseconds(20);
// How often a waiting caller looks at its context.
constexpr std::chrono::milliseconds kPollInterval(20);
// Longer idle sessions may have been cut by somebody on the way; they are asked before use.
constexpr absl::Duration kPingAfter = absl::Seconds(30);

// Nothing that the caller wanted has been sent yet.
absl::Status WhileConnecting(const absl::Status& status, const Endpoint& endpoint) {
  const bool lost = base::KindOf(status) == base::ErrorKind::kUnknownOutcome ||
                    absl::IsDeadlineExceeded(status) || absl::IsCancelled(status);
  return WithCode(base::MakeError(lost ? base::ErrorKind::kRetryable : base::KindOf(status),
                                  base::StrCat("opening a session with StarRocks at ",
                                               ToString(endpoint), ": ", status.message()),
                                  base::NextStepOf(status)),
                  ErrorCodeOf(status), SqlStateOf(status));
}

}  // namespace

Pool::Pool(Options options) : options_(std::move(options)), reach_(options_.connect_timeout) {}

Pool::~Pool() = default;

Pool::Lease::Lease(Pool* pool, std::unique_ptr<Session> session)
    : pool_(pool), session_(std::move(session)) {}

Pool::Lease::~Lease() {
  if (session_ != nullptr) pool_->GiveBack(std::move(session_), move_on_);
}

absl::StatusOr<Rows> Pool::Lease::Run(const sql::Statement& statement,
                                      const base::Context& context) {
  absl::StatusOr<Rows> rows = session_->Run(statement, context);
  move_on_ = !rows.ok() && (IsNotLeader(rows.status()) || IsConnectionError(rows.status()));
  return rows;
}

absl::Status Pool::Lease::Enter(std::string_view catalog, const base::Context& context) {
  const absl::Status status = session_->Enter(catalog, context);
  move_on_ = move_on_ || IsConnectionError(status);
  if (base::KindOf(status) != base::ErrorKind::kUnknownOutcome) return status;
  return base::MakeError(base::ErrorKind::kRetryable,  // the caller's statement wasn't sent
                         base::StrCat("entering a catalog: ", status.message()));
}

absl::Status Pool::Lease::ReenterCatalog(const base::Context& context) {
  const std::string catalog = session_->catalog();
  session_->SetCatalog("");
  return Enter(catalog, context);
}

absl::StatusOr<Pool::Lease> Pool::Acquire(const base::Context& context, std::string_view catalog) {
  TF_ASSIGN(std::unique_ptr<Session> session, TakeTurn(context, catalog));
  Lease lease(this, std::move(session));
  TF_TRY(lease.Enter(catalog, context));
  return lease;
}

absl::StatusOr<std::unique_ptr<Session>> Pool::TakeTurn(const base::Context& context,
                                                        std::string_view catalog) {
  while (true) {
    TF_ASSIGN(Turn turn, NextTurn(context, catalog));
    if (turn.open) {
      absl::StatusOr<std::unique_ptr<Session>> session = OpenSomewhere(context);
      Opened(session.status(), context);
      return session;
    }
    const bool fresh = absl::Now() - turn.session->last_used() < kPingAfter;
    if (fresh || turn.session->Ping(context)) return std::move(turn.session);
    GiveBack(std::move(turn.session), false);
  }
}

absl::StatusOr<Pool::Turn> Pool::NextTurn(const base::Context& context, std::string_view catalog) {
  const absl::Time since = absl::Now();
  std::unique_lock lock(mutex_);
  const auto has_turn = [this, since] { return !idle_.empty() || MayOpen(since); };
  if (!has_turn()) base::AboutToBlock();
  while (!changed_.wait_for(lock, kPollInterval, has_turn)) TF_TRY(context.Check());
  TF_TRY(context.Check());
  if (std::unique_ptr<Session> session = TakeIdle(catalog)) return Turn{std::move(session), false};
  if (std::optional<absl::Status> refusal = reach_.Refusal(absl::Now())) return *refusal;
  ++sessions_;
  opening_ = true;
  return Turn{nullptr, true};
}

bool Pool::MayOpen(absl::Time waiting_since) const {
  if (opening_ || sessions_ >= options_.max_connections) return false;
  return sessions_ == 0 || absl::Now() - waiting_since >= kGrowDelay;
}

// The one used last, so that the others can grow old and only few are in use; those that are in the
// catalog first.
std::unique_ptr<Session> Pool::TakeIdle(std::string_view catalog) {
  if (idle_.empty()) return nullptr;
  const auto there = std::find_if(
      idle_.rbegin(), idle_.rend(),
      [catalog](const std::unique_ptr<Session>& session) { return session->catalog() == catalog; });
  std::swap(*(there == idle_.rend() ? idle_.rbegin() : there), idle_.back());
  std::unique_ptr<Session> session = std::move(idle_.back());
  idle_.pop_back();
  return session;
}

absl::StatusOr<std::unique_ptr<Session>> Pool::OpenSomewhere(const base::Context& context) {
  std::size_t first;
  {
    const std::lock_guard lock(mutex_);
    first = preferred_;
  }
  absl::Status error;
  for (std::size_t i = 0; i < options_.endpoints.size(); ++i) {
    const std::size_t index = (first + i) % options_.endpoints.size();
    absl::StatusOr<std::unique_ptr<Session>> session = OpenAt(index, context);
    if (session.ok()) return session;
    error = session.status();
    if (base::KindOf(error) == base::ErrorKind::kFinal || context.Done()) break;
    base::Log(base::LogLevel::kDebug, "cannot connect",
              {{"endpoint", ToString(options_.endpoints[index])}, {"error", error.ToString()}});
  }
  return error;
}

absl::StatusOr<std::unique_ptr<Session>> Pool::OpenAt(std::size_t index,
                                                      const base::Context& context) {
  const Endpoint& endpoint = options_.endpoints[index];
  TF_ASSIGN(std::shared_ptr<const TlsMaterial> tls, Tls());
  const base::Context attempt = context.WithTimeout(options_.connect_timeout);
  TF_ASSIGN(std::unique_ptr<Session> session,
            Session::Open({endpoint, options_.username, options_.password, std::move(tls),
                           options_.connect_timeout, options_.program_name},
                          attempt));
  std::optional<Greeting> known;
  bool behind;
  {
    const std::lock_guard lock(mutex_);
    known = greeting_;
    behind = last_endpoint_.has_value() && *last_endpoint_ != endpoint;
  }
  absl::StatusOr<Greeting> greeting = SetUp(*session, known, behind, attempt);
  if (!greeting.ok()) return WhileConnecting(greeting.status(), endpoint);
  const std::lock_guard lock(mutex_);
  greeting_ = *std::move(greeting);
  last_endpoint_ = endpoint;
  preferred_ = index;
  return session;
}

absl::StatusOr<std::shared_ptr<const TlsMaterial>> Pool::Tls() {
  const std::lock_guard lock(mutex_);
  if (tls_ == nullptr) {
    TF_ASSIGN(TlsMaterial material, TlsMaterial::Load(options_.tls));
    tls_ = std::make_shared<const TlsMaterial>(std::move(material));
  }
  return tls_;
}

void Pool::Opened(const absl::Status& status, const base::Context& context) {
  const std::lock_guard lock(mutex_);
  opening_ = false;
  changed_.notify_all();
  if (status.ok()) {
    reach_.Succeeded();
    return;
  }
  --sessions_;
  if (!context.Done()) reach_.Failed(status, absl::Now());
}

void Pool::GiveBack(std::unique_ptr<Session> session, bool move_on) {
  std::vector<std::unique_ptr<Session>> dropped;
  {
    std::unique_lock lock(mutex_);
    if (session->usable() && !move_on) {
      idle_.push_back(std::move(session));
      lock.unlock();
      changed_.notify_one();
      return;
    }
    if (move_on) LeaveEndpoint(session->endpoint(), dropped);
    dropped.push_back(std::move(session));
  }
  const int count = static_cast<int>(dropped.size());
  dropped.clear();  // takes time, and only then others may be opened
  const std::lock_guard lock(mutex_);
  sessions_ -= count;
  changed_.notify_all();
}

void Pool::LeaveEndpoint(const Endpoint& endpoint, std::vector<std::unique_ptr<Session>>& dropped) {
  if (options_.endpoints[preferred_] == endpoint) {
    preferred_ = (preferred_ + 1) % options_.endpoints.size();
  }
  const auto first = std::partition(idle_.begin(), idle_.end(),
                                    [&endpoint](const std::unique_ptr<Session>& session) {
                                      return session->endpoint() != endpoint;
                                    });
  std::move(first, idle_.end(), std::back_inserter(dropped));
  idle_.erase(first, idle_.end());
}

bool Pool::Patient() {
  const std::lock_guard lock(mutex_);
  return reach_.Patient(absl::Now());
}

std::optional<Version> Pool::version() {
  const std::lock_guard lock(mutex_);
  if (!greeting_) return std::nullopt;
  return greeting_->version;
}

}  // namespace starrocks
