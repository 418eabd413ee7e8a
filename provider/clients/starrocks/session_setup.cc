#include "provider/clients/starrocks/session_setup.h"

#include "absl/strings/match.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"

namespace starrocks {
namespace {

constexpr char kOwnDialect[] = "StarRocks";

// An error matters only if it ended the session.
absl::Status Try(Session& session, const sql::Statement& statement, const base::Context& context) {
  const absl::Status status = session.Run(statement, context).status();
  if (status.ok() || !session.usable()) return status;
  base::Log(base::LogLevel::kDebug, "session set-up statement failed",
            {{"statement", statement.Template()}, {"error", status.ToString()}});
  return context.Check();
}

absl::StatusOr<Greeting> Greet(Session& session, const base::Context& context) {
  TF_ASSIGN(
      const Rows rows,
      session.Run(sql::Statement("SELECT @@version_comment, @@sql_dialect, CATALOG()"), context));
  TF_TRY(rows.ExpectColumns(3));
  if (rows.rows.size() != 1) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("StarRocks told its version in an unexpected shape: ",
                                        rows.rows.size(), " rows"));
  }
  const std::vector<Cell>& row = rows.rows[0];
  return Greeting{ParseVersion(TextOf(row[0])), TextOf(row[2]), TextOf(row[1])};
}

}  // namespace

absl::StatusOr<Greeting> SetUp(Session& session, const std::optional<Greeting>& known, bool behind,
                               const base::Context& context) {
  Greeting greeting;
  if (known) {
    greeting = *known;
  } else {
    TF_ASSIGN(greeting, Greet(session, context));
    TF_TRY(CheckSupported(greeting.version));
  }
  // Users of a security integration may not do this, and needn't.
  TF_TRY(Try(session, sql::Statement("SET ROLE ALL"), context));
  if (!absl::EqualsIgnoreCase(greeting.dialect, kOwnDialect)) {
    TF_TRY(session.Run(sql::Statement("SET sql_dialect = 'StarRocks'"), context).status());
  }
  session.SetCatalog(greeting.catalog);
  TF_TRY(session.Enter(kDefaultCatalog, context));
  if (behind) TF_TRY(Try(session, sql::Statement("SYNC"), context));
  return greeting;
}

}  // namespace starrocks
