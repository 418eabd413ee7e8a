// From the SELECT of a view to its columns and the text that the front end keeps of it.
#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {
namespace {

std::string Quote(std::string_view name) { return StrCat("`", name, "`"); }

// "a.b.c" as written names the column c.
std::string LastPart(const std::string& name) { return name.substr(name.rfind('.') + 1); }

// One SELECT of a view over at most one table.
class ViewPart {
 public:
  ViewPart(const SelectCore& core, const Located& source, Table::Kind kind)
      : core_(core), source_(source), kind_(kind) {}

  MaybeError Analyze() {
    for (const SelectItem& item : core_.items) {
      if (item.expression != nullptr) {
        if (MaybeError error = AddItem(item)) return error;
        continue;
      }
      if (source_.table == nullptr) return AnalyzeError("SELECT * with no tables used");
      for (const TableColumn& column : source_.table->columns) AddColumn(column, column.name);
    }
    if (core_.where != nullptr) return CheckColumns(*core_.where);
    return std::nullopt;
  }

  const std::vector<TableColumn>& columns() const { return columns_; }

  std::string Text() const {
    std::string text = StrCat("SELECT ", Join(items_, ", "));
    if (source_.table == nullptr) return text;
    text += StrCat("\nFROM ", Quote(source_.database->name), ".", Quote(source_.table->name));
    if (core_.where != nullptr) text += StrCat("\nWHERE ", Print(*core_.where));
    std::vector<std::string> groups;
    for (const ExpressionPtr& group : core_.group_by) groups.push_back(Print(*group));
    if (!groups.empty()) text += StrCat("\nGROUP BY ", Join(groups, ", "));
    return text;
  }

 private:
  std::string ColumnText(const std::string& name) const {
    std::string database = StrCat(Quote(source_.database->name), ".");
    return StrCat(kind_ == Table::Kind::kMaterializedView ? "" : database,
                  Quote(source_.table->name), ".", Quote(LastPart(name)));
  }

  std::string Print(const Expression& expression) const {
    return PrintExpression(expression,
                           [this](const std::string& name) { return ColumnText(name); });
  }

  const TableColumn* Find(const std::string& name) const {
    if (source_.table == nullptr) return nullptr;
    for (const TableColumn& column : source_.table->columns) {
      if (EqualsIgnoreCase(column.name, LastPart(name))) return &column;
    }
    return nullptr;
  }

  void AddColumn(const TableColumn& source, const std::string& name) {
    TableColumn column;
    column.name = name;
    column.type = source.type;
    column.create_type = source.create_type;
    column.nullable = source.nullable;
    columns_.push_back(column);
    std::string text = ColumnText(source.name);
    items_.push_back(name == source.name ? text : StrCat(text, " AS ", Quote(name)));
  }

  MaybeError CheckColumns(const Expression& expression) const {
    bool column = expression.kind == Expression::Kind::kColumn;
    if (column && Find(expression.name) == nullptr) {
      return AnalyzeError(StrCat("Column '", expression.name, "' cannot be resolved"));
    }
    bool predicate = expression.kind == Expression::Kind::kPredicate && expression.text != "*";
    if (predicate) return NotSimulated(expression.text);
    for (const ExpressionPtr& argument : expression.arguments) {
      if (MaybeError error = CheckColumns(*argument)) return error;
    }
    return std::nullopt;
  }

  MaybeError AddItem(const SelectItem& item) {
    const Expression& expression = *item.expression;
    if (MaybeError error = CheckColumns(expression)) return error;
    if (expression.kind == Expression::Kind::kColumn) {
      const TableColumn* source = Find(expression.name);
      AddColumn(*source, item.alias.empty() ? source->name : item.alias);
      return std::nullopt;
    }
    TableColumn column;
    column.name = item.alias.empty() ? PrintExpression(expression) : item.alias;
    column.type = TypeOfExpression(expression, &column.nullable);
    column.create_type = column.type;
    items_.push_back(StrCat(Print(expression), " AS ", Quote(column.name)));
    columns_.push_back(std::move(column));
    return std::nullopt;
  }

  static std::string TypeOfExpression(const Expression& expression, bool* nullable) {
    if (expression.kind == Expression::Kind::kLiteral) {
      *nullable = !expression.value.text.has_value();
      if (*nullable) return "null_type";
      std::string type = TypeName(expression.value);
      return type.substr(0, type.find('('));
    }
    *nullable = expression.name != "count";
    return "bigint";
  }

  const SelectCore& core_;
  const Located& source_;
  Table::Kind kind_;
  std::vector<TableColumn> columns_;
  std::vector<std::string> items_;
};

MaybeError NameColumns(const std::vector<TableColumn>& names, Table* table) {
  if (!names.empty() && names.size() != table->columns.size()) {
    return AnalyzeError({1353, "HY000"},
                        "View's SELECT and view's field list have different column counts");
  }
  for (size_t i = 0; i < names.size(); ++i) {
    table->columns[i].name = names[i].name;
    table->columns[i].comment = names[i].comment;
  }
  for (size_t i = 0; i < table->columns.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (!EqualsIgnoreCase(table->columns[i].name, table->columns[j].name)) continue;
      return AnalyzeError(StrCat("Duplicate column name '", table->columns[i].name, "'"));
    }
  }
  return std::nullopt;
}

void FillMaterializedView(const CreateView& statement, Table* table) {
  for (const auto& [key, value] : statement.properties) table->properties[key] = value;
  table->properties.try_emplace("replicated_storage", "true");
  table->properties.try_emplace("replication_num", "3");
  table->properties.try_emplace("storage_medium", "HDD");
  table->refresh = statement.refresh;
}

}  // namespace

MaybeError CompleteView(const CreateView& statement, const Context& context, Table* table) {
  std::vector<std::string> parts;
  for (const SelectCore& core : statement.query.parts) {
    Located source;
    if (!core.table.empty()) {
      source = LocateTable(core.table, context);
      if (source.error.has_value()) return source.error;
      table->base_tables.push_back(core.table);
    }
    ViewPart part(core, source, statement.kind);
    if (MaybeError error = part.Analyze()) return error;
    if (parts.empty()) table->columns = part.columns();
    parts.push_back(part.Text());
  }
  bool materialized = statement.kind == Table::Kind::kMaterializedView;
  if (materialized && table->base_tables.empty()) {
    return AnalyzeError("Can not find base table in query statement");
  }
  table->definition = Join(parts, statement.query.distinct ? " UNION " : " UNION ALL ");
  table->comment = statement.comment;
  table->invoker = statement.invoker;
  if (materialized) FillMaterializedView(statement, table);
  return NameColumns(statement.columns, table);
}

}  // namespace sandbox::behaviour
