// Tables of default_catalog.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLES_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/table_definition.h"
#include "provider/clients/starrocks/table_diff.h"
#include "provider/clients/starrocks/table_sql.h"

namespace starrocks {

// From SHOW CREATE TABLE: one statement, not cached. kNotFound if there is no such table or
// database, kFinal if it is a view.
absl::StatusOr<TableDefinition> ReadTable(Client& client, const base::Context& context,
                                          const TableName& name);
// The tables of a database, no views. Not cached.
absl::StatusOr<std::vector<std::string>> ListBaseTables(Client& client,
                                                        const base::Context& context,
                                                        std::string_view database);

// kAlreadyExists if there is a table or view of that name.
absl::Status CreateTable(Client& client, const base::Context& context, const TableName& name,
                         const TableDefinition& table);
// Into the recycle bin. OK if there is no such table.
absl::Status DropTable(Client& client, const base::Context& context, const TableName& name);

// All changes in one statement; returns when its job is finished. kFinal with the server's words if
// the job was cancelled, or if the time is up: then the job goes on.
absl::Status AlterColumns(Client& client, const base::Context& context, const TableName& name,
                          const std::vector<ColumnChange>& changes);
absl::Status SetColumnComment(Client& client, const base::Context& context, const TableName& name,
                              std::string_view column, std::string_view comment);
absl::Status SetTableComment(Client& client, const base::Context& context, const TableName& name,
                             std::string_view comment);
// `partitioned`: its replication number is that of new partitions. One statement a key, but one for
// all dynamic_partition.*.
absl::Status SetTableProperties(Client& client, const base::Context& context, const TableName& name,
                                const std::map<std::string, std::string>& properties,
                                bool partitioned);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLES_H_
