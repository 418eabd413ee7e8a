#include "provider/clients/starrocks/tables.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/property_pairs.h"
#include "provider/clients/starrocks/table_jobs.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;
using Properties = std::map<std::string, std::string>;

constexpr std::string_view kDynamic = "dynamic_partition.";
constexpr char kReplication[] = "replication_num";

// Done if what is there satisfies `wanted`; a table that isn't there doesn't.
ReadBack TableIs(Client& client, const TableName& name,
                 std::function<bool(const TableDefinition&)> wanted) {
  return [&client, name,
          wanted = std::move(wanted)](const base::Context& context) -> absl::StatusOr<Outcome> {
    const absl::StatusOr<TableDefinition> table = ReadTable(client, context, name);
    if (!table.ok() && base::KindOf(table.status()) == ErrorKind::kNotFound) {
      return Outcome::kNotDone;
    }
    TF_TRY(table.status());
    return wanted(*table) ? Outcome::kDone : Outcome::kNotDone;
  };
}

ReadBack TableIsGone(Client& client, const TableName& name) {
  return [&client, name](const base::Context& context) -> absl::StatusOr<Outcome> {
    const absl::Status read = ReadTable(client, context, name).status();
    if (!read.ok() && base::KindOf(read) == ErrorKind::kNotFound) return Outcome::kDone;
    TF_TRY(read);
    return Outcome::kNotDone;
  };
}

bool SameColumns(const std::vector<TableColumn>& a, const std::vector<TableColumn>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const TableColumn& x, const TableColumn& y) {
                      return x.name == y.name && SameColumn(x, y);
                    });
}

// The table that a lost CREATE made, and not one that was there before.
ReadBack TableIsMade(Client& client, const TableName& name, const TableDefinition& wanted) {
  return [&client, name, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    const absl::StatusOr<TableDefinition> table = ReadTable(client, context, name);
    if (!table.ok() && base::KindOf(table.status()) == ErrorKind::kNotFound) {
      return Outcome::kNotDone;
    }
    TF_TRY(table.status());
    if (SameColumns(table->columns, wanted.columns) && table->comment == wanted.comment) {
      return Outcome::kDone;
    }
    return MakeError(ErrorKind::kAlreadyExists,
                     StrCat("there is another table \"", name.name, "\" in ", name.database));
  };
}

absl::Status SetOnce(Client& client, const base::Context& context, const TableName& name,
                     const Properties& properties) {
  TF_ASSIGN(const sql::Statement table, Qualified(name));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs({properties, {}}));
  const auto are_set = [properties](const TableDefinition& shown) {
    return std::all_of(properties.begin(), properties.end(), [&](const auto& property) {
      const auto found = shown.properties.find(property.first);
      return found != shown.properties.end() && found->second == property.second;
    });
  };
  return client.Execute(sql::Statement("ALTER TABLE ") << table << " SET " << pairs, context,
                        TableIs(client, name, are_set), {CacheTag::kTables});
}

}  // namespace

absl::StatusOr<TableDefinition> ReadTable(Client& client, const base::Context& context,
                                          const TableName& name) {
  TF_ASSIGN(const sql::Statement table, Qualified(name));
  TF_ASSIGN(const Rows rows, client.Query(sql::Statement("SHOW CREATE TABLE ") << table, context));
  const std::optional<std::size_t> text = rows.FindColumn("Create Table");
  if (!text || rows.rows.size() != 1) {
    return MakeError(ErrorKind::kFinal,
                     StrCat(name.database, ".", name.name, " is not a table but a view"),
                     "Choose another name, or manage the view as what it is.");
  }
  return ParseCreateTable(TextOf(rows.rows[0][*text]));
}

absl::StatusOr<std::vector<std::string>> ListBaseTables(Client& client,
                                                        const base::Context& context,
                                                        std::string_view database) {
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(database));
  TF_ASSIGN(const Rows rows,
            client.Query(sql::Statement("SHOW FULL TABLES FROM ") << ident, context));
  TF_TRY(rows.ExpectColumns(2));
  std::vector<std::string> names;
  for (const std::vector<Cell>& row : rows.rows) {
    if (TextOf(row[1]) == "BASE TABLE") names.push_back(TextOf(row[0]));
  }
  return names;
}

absl::Status CreateTable(Client& client, const base::Context& context, const TableName& name,
                         const TableDefinition& table) {
  TF_ASSIGN(const sql::Statement statement, CreateTableSql(name, table));
  return client.Execute(statement, context, TableIsMade(client, name, table),
                        {CacheTag::kTables, CacheTag::kGrants});
}

absl::Status DropTable(Client& client, const base::Context& context, const TableName& name) {
  TF_ASSIGN(const sql::Statement table, Qualified(name));
  const absl::Status status =
      client.Execute(sql::Statement("DROP TABLE ") << table, context, TableIsGone(client, name),
                     {CacheTag::kTables, CacheTag::kGrants});
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

absl::Status AlterColumns(Client& client, const base::Context& context, const TableName& name,
                          const std::vector<ColumnChange>& changes) {
  if (changes.empty()) return absl::OkStatus();
  TF_ASSIGN(const sql::Statement statement, AlterColumnsSql(name, changes));
  TF_ASSIGN(const std::optional<AlterJob> before, LastAlterJob(client, context, name));
  const int64_t last = before ? before->id : 0;
  const ReadBack is_begun = [&](const base::Context& c) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<AlterJob> job, LastAlterJob(client, c, name));
    return job && job->id > last ? Outcome::kDone : Outcome::kNotDone;
  };
  TF_TRY(client.Execute(statement, context, is_begun, {CacheTag::kTables}));
  return AwaitAlterJob(client, context, name, last);
}

absl::Status SetColumnComment(Client& client, const base::Context& context, const TableName& name,
                              std::string_view column, std::string_view comment) {
  TF_ASSIGN(const sql::Statement table, Qualified(name));
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(column));
  TF_ASSIGN(const sql::Literal text, sql::Literal::Of(comment));
  const auto is_set = [column = std::string(column),
                       comment = std::string(comment)](const TableDefinition& shown) {
    return std::any_of(shown.columns.begin(), shown.columns.end(), [&](const TableColumn& c) {
      return c.name == column && c.comment == comment;
    });
  };
  return client.Execute(sql::Statement("ALTER TABLE ")
                            << table << " MODIFY COLUMN " << ident << " COMMENT " << text,
                        context, TableIs(client, name, is_set), {CacheTag::kTables});
}

absl::Status SetTableComment(Client& client, const base::Context& context, const TableName& name,
                             std::string_view comment) {
  TF_ASSIGN(const sql::Statement table, Qualified(name));
  TF_ASSIGN(const sql::Literal text, sql::Literal::Of(comment));
  const auto is_set = [comment = std::string(comment)](const TableDefinition& shown) {
    return shown.comment == comment;
  };
  return client.Execute(sql::Statement("ALTER TABLE ") << table << " COMMENT = " << text, context,
                        TableIs(client, name, is_set), {CacheTag::kTables});
}

absl::Status SetTableProperties(Client& client, const base::Context& context, const TableName& name,
                                const Properties& properties, bool partitioned) {
  Properties dynamic;
  for (const auto& [key, value] : properties) {
    if (key.starts_with(kDynamic)) {
      dynamic.emplace(key, value);
      continue;
    }
    const bool of_new_partitions = partitioned && key == kReplication;
    const std::string set = of_new_partitions ? StrCat("default.", key) : key;
    TF_TRY(SetOnce(client, context, name, {{set, value}}));
  }
  return dynamic.empty() ? absl::OkStatus() : SetOnce(client, context, name, dynamic);
}

}  // namespace starrocks
