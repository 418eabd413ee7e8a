#include "acceptance-tests/sandbox/behaviour/column_parser.h"

#include <array>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

struct PlainType {
  std::string_view word;
  std::string_view shown;
  std::string_view created;
};
constexpr std::array<PlainType, 22> kPlainTypes = {{
    {"BOOLEAN", "boolean", "boolean"},
    {"TINYINT", "tinyint", "tinyint(4)"},
    {"SMALLINT", "smallint", "smallint(6)"},
    {"INT", "int", "int(11)"},
    {"INTEGER", "int", "int(11)"},
    {"BIGINT", "bigint", "bigint(20)"},
    {"LARGEINT", "largeint", "largeint(40)"},
    {"FLOAT", "float", "float"},
    {"DOUBLE", "double", "double"},
    {"DATE", "date", "date"},
    {"DATETIME", "datetime", "datetime"},
    {"STRING", "varchar(65533)", "varchar(65533)"},
    {"TEXT", "varchar(65533)", "varchar(65533)"},
    {"JSON", "json", "json"},
    {"HLL", "hll", "hll"},
    {"BITMAP", "bitmap", "bitmap"},
    {"PERCENTILE", "percentile", "percentile"},
    {"VARBINARY", "varbinary", "varbinary"},
    {"BINARY", "varbinary", "varbinary"},
    {"CHAR", "char(1)", "char(1)"},
    {"VARCHAR", "varchar(1)", "varchar(1)"},
    {"DECIMAL", "decimal(10,0)", "decimal(10, 0)"},
}};

constexpr std::array<std::string_view, 9> kAggregations = {"SUM",
                                                           "MIN",
                                                           "MAX",
                                                           "REPLACE",
                                                           "REPLACE_IF_NOT_NULL",
                                                           "HLL_UNION",
                                                           "BITMAP_UNION",
                                                           "PERCENTILE_UNION",
                                                           "COUNT"};

ColumnType ParseNested(Parser& p, const std::string& word) {
  ColumnType type = {word + "<", word + "<"};
  bool first = true;
  bool fields = word == "struct";
  p.Expect("<");
  ParseCommaList(p, [&] {
    std::string separator = first ? "" : (fields ? ", " : ",");
    std::string name = fields ? p.Identifier() + " " : "";
    ColumnType inner = ParseColumnType(p);
    type.shown += separator + name + inner.shown;
    type.created += separator + name + inner.created;
    first = false;
  });
  p.Expect(">");
  return {type.shown + ">", type.created + ">"};
}

// "(10)" or "(10, 2)" behind a type that takes lengths.
ColumnType WithLength(Parser& p, ColumnType type) {
  std::string base = type.shown.substr(0, type.shown.find('('));
  std::vector<std::string> numbers;
  p.Expect("(");
  ParseCommaList(p, [&] { numbers.push_back(p.Integer()); });
  p.Expect(")");
  bool sized = base == "varchar" || base == "char" || base == "varbinary";
  if (sized) return {StrCat(base, "(", numbers[0], ")"), StrCat(base, "(", numbers[0], ")")};
  if (base != "decimal") return type;
  std::string scale = numbers.size() > 1 ? numbers[1] : "0";
  return {StrCat("decimal(", numbers[0], ",", scale, ")"),
          StrCat("decimal(", numbers[0], ", ", scale, ")")};
}

void ParseDefault(Parser& p, TableColumn* column) {
  if (p.Accept("NULL")) return;
  if (p.AtString()) {
    column->default_value = p.String();
    return;
  }
  column->default_is_expression = true;
  size_t start = p.position();
  if (p.Accept("(")) {
    p.Identifier();
    p.ExpectAll({"(", ")", ")"});
  } else {
    p.Expect("CURRENT_TIMESTAMP");
    if (p.Accept("(")) {
      if (!p.At(")")) p.Integer();
      p.Expect(")");
    }
  }
  column->default_value = Upper(p.TextFrom(start));
}

}  // namespace

ColumnType ParseColumnType(Parser& p) {
  for (const PlainType& plain : kPlainTypes) {
    if (!p.Accept(plain.word)) continue;
    ColumnType type = {std::string(plain.shown), std::string(plain.created)};
    return p.At("(") ? WithLength(p, type) : type;
  }
  for (std::string_view word : {"ARRAY", "MAP", "STRUCT"}) {
    if (p.Accept(word)) return ParseNested(p, Lower(word));
  }
  p.FailUnexpected("a legal identifier");
  return {};
}

TableColumn ParseColumn(Parser& p) {
  TableColumn column;
  column.name = p.Identifier();
  ColumnType type = ParseColumnType(p);
  column.type = type.shown;
  column.create_type = type.created;
  column.key = p.Accept("KEY");
  for (std::string_view aggregation : kAggregations) {
    if (p.Accept(aggregation)) column.aggregation = std::string(aggregation);
  }
  if (p.AcceptAll({"NOT", "NULL"})) {
    column.nullable = false;
  } else {
    p.Accept("NULL");
  }
  if (p.Accept("AUTO_INCREMENT")) column.auto_increment = true;
  if (p.Accept("DEFAULT")) ParseDefault(p, &column);
  p.AcceptAll({"GENERATED", "ALWAYS"});
  if (p.Accept("AS")) column.generated = PrintExpression(*ParseExpression(p));
  column.comment = p.OptionalComment();
  return column;
}

}  // namespace sandbox::behaviour
