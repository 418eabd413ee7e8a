#include "acceptance-tests/sandbox/behaviour/column_parser.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

void ParseKeys(Parser& p, Table* table) {
  for (std::string_view model : {"DUPLICATE", "AGGREGATE", "UNIQUE", "PRIMARY"}) {
    if (!p.AcceptAll({model, "KEY"})) continue;
    table->key_model = StrCat(model, " KEY");
    table->key_columns = ParseColumnNames(p);
  }
}

void AddProperties(const Properties& properties, Table* table) {
  for (const auto& [key, value] : properties) table->properties[key] = value;
}

void ParseColumnsAndIndexes(Parser& p, Table* table) {
  if (!p.Accept("(")) return;
  ParseCommaList(p, [&] {
    if (p.Accept("INDEX")) {
      table->indexes.push_back(ParseIndex(p));
    } else {
      table->columns.push_back(ParseColumn(p));
    }
  });
  p.Expect(")");
}

// Other engines than OLAP are legacy external tables; the name is looked at after the table's.
void ParseEngine(Parser& p) {
  if (!p.Accept("ENGINE")) return;
  p.Expect("=");
  p.Identifier();
}

}  // namespace

std::vector<std::string> ParseColumnNames(Parser& p) {
  std::vector<std::string> names;
  p.Expect("(");
  ParseCommaList(p, [&] { names.push_back(p.Identifier()); });
  p.Expect(")");
  return names;
}

void ParseDistribution(Parser& p, Table* table) {
  if (!p.AcceptAll({"DISTRIBUTED", "BY"})) return;
  table->distributed = true;
  if (!p.Accept("RANDOM")) {
    p.Expect("HASH");
    table->hash_columns = ParseColumnNames(p);
  }
  // 0 leaves the number to the server.
  if (p.Accept("BUCKETS")) table->buckets = p.Integer();
  if (table->buckets == "0") table->buckets.clear();
}

TableIndex ParseIndex(Parser& p) {
  TableIndex index;
  index.name = p.Identifier();
  index.columns = ParseColumnNames(p);
  // The names of the types are reserved words in part.
  index.type = p.Accept("USING") ? Upper(p.Next().text) : "BITMAP";
  if (p.At("(")) p.PropertyList();
  index.comment = p.OptionalComment();
  return index;
}

Statement ParseCreateTable(Parser& p) {
  CreateTable ast;
  Table& table = ast.table;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.Name();
  if (p.Accept("LIKE")) {
    ast.like = p.Name();
    return Bind(std::move(ast));
  }
  ParseColumnsAndIndexes(p, &table);
  ParseEngine(p);
  ParseKeys(p, &table);
  table.comment = p.OptionalComment();
  table.partitioning = ParsePartitioning(p);
  ParseDistribution(p, &table);
  if (p.AcceptAll({"ORDER", "BY"})) table.order_by = ParseColumnNames(p);
  AddProperties(p.OptionalProperties(), &table);
  if (p.Accept("AS")) ast.query = ParseQuery(p);
  if (table.columns.empty() && !ast.query.has_value()) p.FailNoViable();
  return Bind(std::move(ast));
}

}  // namespace sandbox::behaviour
