#include "acceptance-tests/sandbox/behaviour/column_rules.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

std::string BaseType(const std::string& type) { return type.substr(0, type.find('(')); }

// The first number in parentheses, 0 if there is none.
int64_t LengthOf(const std::string& type) {
  int64_t length = 0;
  size_t open = type.find('(');
  if (open == std::string::npos) return 0;
  ParseInt(type.substr(open + 1, type.find_first_of(",)", open) - open - 1), &length);
  return length;
}

bool IsText(std::string_view base) { return base == "char" || base == "varchar"; }

// Each widens into those behind it.
constexpr std::array<std::string_view, 6> kWidening = {"tinyint", "smallint", "int",
                                                       "bigint",  "largeint", "double"};

bool Widens(std::string_view from, std::string_view to) {
  auto left = std::find(kWidening.begin(), kWidening.end(), from);
  auto right = std::find(kWidening.begin(), kWidening.end(), to);
  return left != kWidening.end() && right != kWidening.end() && left < right;
}

bool IsScalarNumber(std::string_view base) {
  return base == "float" || base == "decimal" ||
         std::find(kWidening.begin(), kWidening.end(), base) != kWidening.end();
}

bool MayBecome(const std::string& from, const std::string& to) {
  std::string a = BaseType(from);
  std::string b = BaseType(to);
  if (from == to || (IsText(a) && IsText(b)) || Widens(a, b)) return true;
  if (a == "decimal" && b == "decimal") return LengthOf(from) <= LengthOf(to);
  if (a == "float" && b == "double") return true;
  if (b == "varchar") return IsScalarNumber(a) || a == "date" || a == "datetime" || a == "json";
  return (a == "date" && b == "datetime") || (a == "datetime" && b == "date");
}

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return EqualsIgnoreCase(other, name); });
}

// Whether an expression has the name as a word of its own.
bool NamesColumn(const std::string& expression, const std::string& name) {
  Parser p(expression);
  for (; !p.AtEnd(); p.Next()) {
    bool word = p.AtIdentifier();
    if (word && EqualsIgnoreCase(Remove(p.Peek().text, '`'), name)) return true;
  }
  return false;
}

int64_t KeyCount(const Table& table) {
  return std::count_if(table.columns.begin(), table.columns.end(),
                       [](const TableColumn& column) { return column.key; });
}

}  // namespace

MaybeError CheckColumnModification(const TableColumn& from, const TableColumn& to) {
  if (!MayBecome(from.type, to.type)) {
    return RunError(StrCat("Can not change ", from.create_type, " to ", to.create_type));
  }
  if (from.aggregation != to.aggregation) return RunError("Can not change aggregation type");
  if (from.nullable && !to.nullable) {
    return RunError("Can not change from nullable to non-nullable");
  }
  if (from.default_value != to.default_value ||
      from.default_is_expression != to.default_is_expression) {
    return RunError("Can not change default value");
  }
  if (IsText(BaseType(from.type)) && IsText(BaseType(to.type)) &&
      LengthOf(from.type) > LengthOf(to.type)) {
    return RunError("Cannot shorten string length");
  }
  return std::nullopt;
}

MaybeError CheckColumnDrop(const Table& table, const TableColumn& column) {
  if (column.key && table.key_model == "PRIMARY KEY") {
    return RunError("Can not drop key column in primary data model table");
  }
  if (column.key && KeyCount(table) == 1) {
    return RunError(StrCat("No key column left. index[", table.name, "]"));
  }
  if (Contains(table.hash_columns, column.name)) {
    return RunError(StrCat("Distribution column[", column.name, "] cannot be dropped"));
  }
  if (Contains(table.partitioning.columns, column.name) ||
      NamesColumn(table.partitioning.expression, column.name)) {
    return RunError(StrCat("Partition column[", column.name, "] cannot be dropped"));
  }
  if (Contains(table.order_by, column.name)) {
    return RunError(StrCat("Can not drop sort column[", column.name, "]"));
  }
  return std::nullopt;
}

MaybeError CheckColumnOrder(const Table& table) {
  bool value = false;
  for (const TableColumn& column : table.columns) {
    if (column.key && value) {
      return RunError(
          StrCat("Invalid column order. value should be after key. index[", table.name, "]"));
    }
    value = value || !column.key;
  }
  return std::nullopt;
}

}  // namespace sandbox::behaviour
