// The statements that make and change tables.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_SQL_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_SQL_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/table_definition.h"
#include "provider/clients/starrocks/table_diff.h"

namespace starrocks {

// A table of default_catalog.
struct TableName {
  std::string database;
  std::string name;

  friend bool operator==(const TableName&, const TableName&) = default;
};

// `db`.`t`
absl::StatusOr<sql::Statement> Qualified(const TableName& table);
// (`a`, `b`)
absl::StatusOr<sql::Statement> ColumnList(const std::vector<std::string>& names);

absl::StatusOr<sql::Statement> CreateTableSql(const TableName& name, const TableDefinition& table);
// All changes in one ALTER TABLE.
absl::StatusOr<sql::Statement> AlterColumnsSql(const TableName& name,
                                               const std::vector<ColumnChange>& changes);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_SQL_H_
