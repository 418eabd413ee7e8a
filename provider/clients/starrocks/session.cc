#include "provider/clients/starrocks/session.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/errors.h"

namespace starrocks {
namespace {

constexpr absl::Duration kPingTimeout = absl::Seconds(2);

// The context ended while the server was silent.
absl::Status NoAnswer(const absl::Status& why, const Endpoint& endpoint) {
  return base::MakeError(base::ErrorKind::kUnknownOutcome,
                         base::StrCat("no answer from StarRocks at ", ToString(endpoint),
                                      " in time: ", why.message()));
}

}  // namespace

struct Session::Shared {
  std::optional<DriverThread> driver_thread;
  std::unique_ptr<Connection> connection;
};

Session::Session(const ConnectSpec& spec)
    : endpoint_(spec.endpoint),
      shared_(std::make_shared<Shared>()),
      lane_([shared = shared_] { shared->driver_thread.emplace(); },
            [shared = shared_] {
              shared->connection.reset();
              shared->driver_thread.reset();
            }) {}

absl::StatusOr<std::unique_ptr<Session>> Session::Open(const ConnectSpec& spec,
                                                       const base::Context& context) {
  auto session = std::unique_ptr<Session>(new Session(spec));
  auto status = std::make_shared<absl::Status>();
  const absl::Status waited = session->lane_.Do(
      [spec, status, shared = session->shared_] {
        absl::StatusOr<std::unique_ptr<Connection>> connection = Connection::Open(spec);
        *status = connection.status();
        if (connection.ok()) shared->connection = *std::move(connection);
      },
      context);
  if (!waited.ok()) {
    return base::MakeError(base::ErrorKind::kRetryable,
                           base::StrCat("connecting to StarRocks at ", ToString(spec.endpoint),
                                        ": ", waited.message()));
  }
  TF_TRY(*status);
  session->last_used_ = absl::Now();
  return session;
}

absl::StatusOr<Rows> Session::Run(const sql::Statement& statement, const base::Context& context) {
  TF_TRY(context.Check());
  auto answer = std::make_shared<absl::StatusOr<Rows>>(absl::UnknownError(""));
  const absl::Status waited =
      lane_.Do([answer, text = statement.Render(),
                shared = shared_] { *answer = shared->connection->Run(text); },
               context);
  last_used_ = absl::Now();
  if (!waited.ok()) {
    usable_ = !lane_.abandoned();
    return usable_ ? waited : NoAnswer(waited, endpoint_);
  }
  usable_ = answer->ok() || !IsConnectionError(answer->status());
  return std::move(*answer);
}

absl::Status Session::Enter(std::string_view catalog, const base::Context& context) {
  if (catalog_ == catalog) return absl::OkStatus();
  TF_ASSIGN(const sql::Ident name, sql::Ident::Of(catalog));
  catalog_.clear();
  TF_TRY(Run(sql::Statement("SET CATALOG ") << name, context).status());
  catalog_ = catalog;
  return absl::OkStatus();
}

bool Session::Ping(const base::Context& context) {
  auto alive = std::make_shared<bool>(false);
  const absl::Status waited =
      lane_.Do([alive, shared = shared_] { *alive = shared->connection->Ping(); },
               context.WithTimeout(kPingTimeout));
  last_used_ = absl::Now();
  usable_ = waited.ok() && *alive;
  return usable_;
}

}  // namespace starrocks
