#include "provider/clients/starrocks/cluster.h"

#include <memory>

#include "provider/base/status.h"
#include "provider/clients/starrocks/errors.h"

namespace starrocks {
namespace {

// The answer; null if the account may not see it.
absl::StatusOr<std::shared_ptr<const Rows>> IfAllowed(Client& client,
                                                      const sql::Statement& statement,
                                                      const base::Context& context) {
  absl::StatusOr<std::shared_ptr<const Rows>> rows =
      client.Cached(CacheTag::kCluster, statement, context);
  if (IsAccessDenied(rows.status())) return nullptr;
  return rows;
}

absl::StatusOr<std::optional<NodeCount>> CountNodes(Client& client, const sql::Statement& statement,
                                                    const base::Context& context) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows, IfAllowed(client, statement, context));
  if (rows == nullptr) return std::nullopt;
  TF_ASSIGN(const std::size_t alive, rows->Column("Alive"));
  NodeCount count{static_cast<int>(rows->rows.size()), 0};
  for (const std::vector<Cell>& row : rows->rows) {
    if (TextOf(row[alive]) == "true") ++count.alive;
  }
  return count;
}

absl::StatusOr<std::optional<std::string>> RunMode(Client& client, const base::Context& context) {
  TF_ASSIGN(
      const std::shared_ptr<const Rows> rows,
      IfAllowed(client, sql::Statement("ADMIN SHOW FRONTEND CONFIG LIKE 'run_mode'"), context));
  if (rows == nullptr || rows->rows.empty()) return std::nullopt;
  TF_ASSIGN(const std::size_t value, rows->Column("Value"));
  return TextOf(rows->rows[0][value]);
}

}  // namespace

absl::StatusOr<ClusterInfo> DescribeCluster(Client& client, const base::Context& context) {
  ClusterInfo info;
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  info.version = server.version;
  TF_ASSIGN(info.run_mode, RunMode(client, context));
  TF_ASSIGN(info.frontends, CountNodes(client, sql::Statement("SHOW FRONTENDS"), context));
  TF_ASSIGN(info.backends, CountNodes(client, sql::Statement("SHOW BACKENDS"), context));
  return info;
}

}  // namespace starrocks
