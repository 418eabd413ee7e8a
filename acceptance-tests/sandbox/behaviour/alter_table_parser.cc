#include "acceptance-tests/sandbox/behaviour/column_parser.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

using Verb = ColumnChange::Verb;

ColumnChange ParseDefinition(Parser& p, Verb verb) {
  ColumnChange change;
  change.verb = verb;
  const Token first = p.Peek();
  change.column = ParseColumn(p);
  const Token& last = p.Previous();
  change.place = StrCat("line ", first.line, ", column ", first.column, " to line ", last.line,
                        ", column ", last.column);
  change.first = p.Accept("FIRST");
  if (p.Accept("AFTER")) change.after = p.Identifier();
  return change;
}

// ADD COLUMN c ... or ADD COLUMN (c ..., d ...)
void ParseAdd(Parser& p, std::vector<ColumnChange>* changes) {
  if (!p.Accept("(")) {
    changes->push_back(ParseDefinition(p, Verb::kAdd));
    return;
  }
  ParseCommaList(p, [&] { changes->push_back(ParseDefinition(p, Verb::kAdd)); });
  p.Expect(")");
}

ColumnChange ParseDropColumn(Parser& p) {
  ColumnChange change;
  change.verb = Verb::kDrop;
  change.column.name = p.Identifier();
  return change;
}

Statement ParseColumnChanges(Parser& p, const QualifiedName& name) {
  ChangeColumns ast{name, {}};
  ParseCommaList(p, [&] {
    if (p.AcceptAll({"ADD", "COLUMN"})) {
      ParseAdd(p, &ast.changes);
    } else if (p.AcceptAll({"DROP", "COLUMN"})) {
      ast.changes.push_back(ParseDropColumn(p));
    } else {
      p.ExpectAll({"MODIFY", "COLUMN"});
      ast.changes.push_back(ParseDefinition(p, Verb::kModify));
    }
  });
  return Bind(std::move(ast));
}

bool AtColumnChange(const Parser& p) {
  return p.AtAny({"ADD", "DROP", "MODIFY"}) && p.At("COLUMN", 1);
}

Statement ParseCommentColumn(Parser& p, const QualifiedName& name) {
  p.ExpectAll({"MODIFY", "COLUMN"});
  std::string column = p.Identifier();
  return Bind(CommentColumn{name, column, p.OptionalComment()});
}

Statement ParseRename(Parser& p, const QualifiedName& name) {
  if (p.Accept("COLUMN")) {
    std::string column = p.Identifier();
    p.Expect("TO");
    return Bind(RenameColumn{name, column, p.Identifier()});
  }
  if (p.Accept("PARTITION")) {
    std::string partition = p.Identifier();
    return Bind(RenamePartition{name, partition, p.Identifier()});
  }
  return Bind(RenameTable{Table::Kind::kTable, name, p.Identifier()});
}

Statement ParseAddPartition(Parser& p, const QualifiedName& name) {
  AddPartition ast;
  ast.name = name;
  if (p.Accept("PARTITIONS")) {
    ast.batch = ParsePartitionBatch(p);
    return Bind(std::move(ast));
  }
  p.Expect("PARTITION");
  ast.if_not_exists = p.IfNotExists();
  ast.partition = ParsePartition(p);
  Table distribution;
  ParseDistribution(p, &distribution);
  ast.partition.buckets = distribution.buckets;
  return Bind(std::move(ast));
}

Statement ParseDropPartition(Parser& p, const QualifiedName& name) {
  DropPartition ast;
  ast.name = name;
  ast.if_exists = p.IfExists();
  ast.partition = p.Identifier();
  return Bind(std::move(ast));
}

Statement ParseModifyPartition(Parser& p, const QualifiedName& name) {
  ModifyPartition ast{name, p.Identifier(), {}};
  p.Expect("SET");
  ast.properties = p.PropertyList();
  return Bind(std::move(ast));
}

}  // namespace

Statement ParseAlterTable(Parser& p) {
  QualifiedName name = p.Name();
  if (p.Accept("RENAME")) return ParseRename(p, name);
  if (p.AcceptAll({"SWAP", "WITH"})) return Bind(SwapTable{name, p.Identifier()});
  if (p.AcceptAll({"COMMENT", "="})) return Bind(SetTableComment{name, p.String()});
  if (p.Accept("SET")) return Bind(SetTableProperties{name, p.PropertyList()});
  if (p.At("MODIFY") && p.At("COMMENT", 3)) return ParseCommentColumn(p, name);
  if (AtColumnChange(p)) return ParseColumnChanges(p, name);
  if (p.AcceptAll({"ADD", "INDEX"})) return Bind(AddIndex{name, ParseIndex(p)});
  if (p.AcceptAll({"DROP", "INDEX"})) return Bind(DropIndex{name, p.Identifier()});
  if (p.AcceptAll({"DROP", "PARTITION"})) return ParseDropPartition(p, name);
  if (p.AcceptAll({"MODIFY", "PARTITION"})) return ParseModifyPartition(p, name);
  if (p.Accept("ADD")) return ParseAddPartition(p, name);
  p.FailNoViable();
  return {};
}

}  // namespace sandbox::behaviour
