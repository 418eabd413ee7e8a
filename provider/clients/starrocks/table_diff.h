// What has to be done to a table's columns to make them others.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_DIFF_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_DIFF_H_

#include <string>
#include <utility>
#include <vector>

#include "provider/clients/starrocks/table_definition.h"

namespace starrocks {

struct ColumnChange {
  enum class Verb { kAdd, kDrop, kModify };
  Verb verb = Verb::kAdd;
  TableColumn column;  // of a drop: the name only
  bool key = false;    // a column of the key: said so when it is modified
  // Where it goes: first, behind `after`, or where it is (at the end, if added).
  bool first = false;
  std::string after;

  friend bool operator==(const ColumnChange&, const ColumnChange&) = default;
};

struct ColumnDiff {
  std::vector<ColumnChange> changes;                          // one ALTER TABLE and its job
  std::vector<std::pair<std::string, std::string>> comments;  // column and new comment: no job
  // Why it can't be done in place, one sentence; empty if it can.
  std::string obstacle;

  bool empty() const { return changes.empty() && comments.empty() && obstacle.empty(); }
};

// From `from.columns` to `to`. Key, partitioning, distribution and order of `from` say which
// columns have to stay as they are. Columns are told apart by their names, in any case.
// `comments_alone`: the server can change a column's comment without changing the column (3.5).
ColumnDiff DiffColumns(const TableDefinition& from, const std::vector<TableColumn>& to,
                       bool comments_alone = true);

// Whether two columns are the same in all but name and place.
bool SameColumn(const TableColumn& a, const TableColumn& b);

// Whether ALTER TABLE ... SET takes the property.
bool IsAlterableTableProperty(const std::string& key);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_DIFF_H_
