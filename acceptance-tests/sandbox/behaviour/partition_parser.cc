#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"

namespace sandbox::behaviour {
namespace {

using Kind = Partitioning::Kind;

// A value of a partition: a string, a number or MAXVALUE.
std::string ParseBound(Parser& p) {
  if (p.AtString()) return p.String();
  if (p.Accept(kMaxValue)) return std::string(kMaxValue);
  bool negative = p.Accept("-");
  return (negative ? "-" : "") + p.Integer();
}

// (a, b, ...)
std::vector<std::string> ParseBounds(Parser& p) {
  std::vector<std::string> bounds;
  p.Expect("(");
  ParseCommaList(p, [&] { bounds.push_back(ParseBound(p)); });
  p.Expect(")");
  return bounds;
}

void ParseRange(Parser& p, Partition* partition) {
  if (p.AcceptAll({"LESS", "THAN"})) {
    if (p.Accept(kMaxValue)) {
      partition->upper = {std::string(kMaxValue)};
    } else {
      partition->upper = ParseBounds(p);
    }
    return;
  }
  p.Expect("[");
  partition->lower = ParseBounds(p);
  p.Expect(",");
  partition->upper = ParseBounds(p);
  p.Expect(")");
}

// IN (a, b) or IN ((a, b), (c, d))
void ParseListValues(Parser& p, Partition* partition) {
  p.Expect("(");
  ParseCommaList(p, [&] {
    partition->values.push_back(p.At("(") ? ParseBounds(p)
                                          : std::vector<std::string>{ParseBound(p)});
  });
  p.Expect(")");
}

void ParsePartitionDefinitions(Parser& p, Partitioning* partitioning) {
  p.Expect("(");
  if (p.Accept(")")) return;
  ParseCommaList(p, [&] {
    if (p.At("START")) {
      partitioning->batches.push_back(ParsePartitionBatch(p));
    } else {
      p.Expect("PARTITION");
      partitioning->partitions.push_back(ParsePartition(p));
    }
  });
  p.Expect(")");
}

// time_slice(ts, INTERVAL 1 hour) is kept with its default floor and without the interval.
std::string PrintPartitionCall(Parser& p) {
  bool slice = EqualsIgnoreCase(p.Peek().text, "time_slice");
  if (!slice) return PrintExpression(*ParseExpression(p));
  p.Next();
  p.Expect("(");
  std::string column = p.Identifier();
  p.ExpectAll({",", "INTERVAL"});
  std::string count = p.Integer();
  std::string unit = Lower(p.Identifier());
  p.Expect(")");
  return StrCat("time_slice(", column, ", ", count, ", '", unit, "', 'floor')");
}

Partitioning ParseByExpression(Parser& p) {
  Partitioning partitioning;
  partitioning.kind = Kind::kExpression;
  if (p.At("(")) {
    partitioning.columns = ParseColumnNames(p);
    std::vector<std::string> quoted;
    for (const std::string& name : partitioning.columns) quoted.push_back(StrCat("`", name, "`"));
    partitioning.expression = StrCat("(", Join(quoted, ","), ")");
    return partitioning;
  }
  std::vector<std::string> parts;
  ParseCommaList(p, [&] { parts.push_back(PrintPartitionCall(p)); });
  partitioning.expression = Join(parts, ", ");
  return partitioning;
}

}  // namespace

PartitionBatch ParsePartitionBatch(Parser& p) {
  PartitionBatch batch;
  p.Expect("START");
  batch.start = ParseBounds(p).front();
  p.Expect("END");
  batch.end = ParseBounds(p).front();
  p.ExpectAll({"EVERY", "("});
  bool interval = p.Accept("INTERVAL");
  if (!ParseInt(p.Integer(), &batch.step)) batch.step = 1;
  if (interval) batch.unit = Upper(p.Identifier());
  p.Expect(")");
  return batch;
}

Partition ParsePartition(Parser& p) {
  Partition partition;
  partition.name = p.Identifier();
  p.Expect("VALUES");
  if (p.Accept("IN")) {
    ParseListValues(p, &partition);
  } else {
    ParseRange(p, &partition);
  }
  if (p.At("(")) {
    for (const auto& [key, value] : p.PropertyList()) {
      if (key == "replication_num") partition.replication_num = value;
    }
  }
  return partition;
}

Partitioning ParsePartitioning(Parser& p) {
  if (!p.AcceptAll({"PARTITION", "BY"})) return {};
  bool range = p.Accept("RANGE");
  if (!range && !p.Accept("LIST")) return ParseByExpression(p);
  Partitioning partitioning;
  partitioning.kind = range ? Kind::kRange : Kind::kList;
  partitioning.columns = ParseColumnNames(p);
  ParsePartitionDefinitions(p, &partitioning);
  return partitioning;
}

}  // namespace sandbox::behaviour
