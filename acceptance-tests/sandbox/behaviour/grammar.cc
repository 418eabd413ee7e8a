#include "acceptance-tests/sandbox/behaviour/grammar.h"

#include <array>

namespace sandbox::behaviour {
namespace {

using FamilyParser = Statement (*)(Parser&);

constexpr std::array<FamilyParser, 20> kFamilies = {
    ParseQueryStatement,     ParseRoleStatement,          ParseUserStatement,
    ParseGrantStatement,     ParseCatalogStatement,       ParseConfigStatement,
    ParseVolumeStatement,    ParseSmallStatement,         ParseGroupStatement,
    ParseSecurityStatement,  ParseDatabaseStatement,      ParseSetStatement,
    ParseSessionStatement,   ParseShowStatement,          ParseTableStatement,
    ParseTableShowStatement, ParsePartitionShowStatement, ParseRoutineLoadStatement,
    ParsePipeStatement,      ParseOutsideStatement,
};

struct EmptyStatement {};
Result Execute(const EmptyStatement&, Context&) { return OkResult{}; }

// Words that begin a statement of the dialect: what follows them was not understood. Any other
// word is itself the unexpected input.
bool AtStatementWord(const Parser& p) {
  return p.AtAny({"ADD",     "ADMIN",     "ALTER",  "ANALYZE", "BACKUP",  "CANCEL",  "CREATE",
                  "DELETE",  "DESC",      "DROP",   "EXPORT",  "GRANT",   "INSERT",  "INSTALL",
                  "KILL",    "LOAD",      "PAUSE",  "RECOVER", "REFRESH", "RESTORE", "RESUME",
                  "REVOKE",  "SELECT",    "SET",    "SHOW",    "SUBMIT",  "SYNC",    "TRUNCATE",
                  "EXECUTE", "UNINSTALL", "UPDATE", "USE"});
}

Statement ParseOne(Parser& p) {
  p.BeginStatement();
  size_t start = p.position();
  for (FamilyParser family : kFamilies) {
    Statement statement = family(p);
    if (p.failed()) return {};
    if (statement.run) {
      statement.text = p.TextFrom(start);
      return statement;
    }
    p.Rewind(start);
  }
  if (AtStatementWord(p)) {
    p.Next();
    p.FailNoViable();
  } else {
    p.FailUnexpected("'(', ';'");
  }
  return {};
}

}  // namespace

std::variant<std::vector<Statement>, ErrorResult> ParseStatements(std::string_view text) {
  Parser p(text);
  std::vector<Statement> statements;
  do {
    if (p.Accept(";")) {
      statements.push_back(Bind(EmptyStatement{}));
      continue;
    }
    statements.push_back(ParseOne(p));
    if (!p.AtEnd() && !p.Accept(";")) p.FailUnexpected("<EOF>, ';'");
  } while (!p.AtEnd());
  if (p.failed()) return p.error();
  return statements;
}

}  // namespace sandbox::behaviour
