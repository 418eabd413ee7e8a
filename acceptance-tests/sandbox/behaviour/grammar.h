// From text to statements that can run.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRAMMAR_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRAMMAR_H_

#include <string_view>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// All statements of the text (an empty one for each ';' too many), or the syntax error of the first
// that does not parse.
std::variant<std::vector<Statement>, ErrorResult> ParseStatements(std::string_view text);

// The families. Each is called with the cursor at the start of a statement, and either parses the
// whole statement or takes nothing and returns a Statement without `run` (or fails).
Statement ParseRoleStatement(Parser& p);
Statement ParseGrantStatement(Parser& p);
Statement ParseUserStatement(Parser& p);
Statement ParseDatabaseStatement(Parser& p);
Statement ParseSetStatement(Parser& p);
Statement ParseSessionStatement(Parser& p);
Statement ParseShowStatement(Parser& p);
Statement ParseQueryStatement(Parser& p);
Statement ParseTableStatement(Parser& p);
Statement ParseTableShowStatement(Parser& p);
Statement ParsePartitionShowStatement(Parser& p);
Statement ParseRoutineLoadStatement(Parser& p);
Statement ParseCatalogStatement(Parser& p);
Statement ParseConfigStatement(Parser& p);
Statement ParseVolumeStatement(Parser& p);
Statement ParseSmallStatement(Parser& p);
Statement ParseGroupStatement(Parser& p);
Statement ParseSecurityStatement(Parser& p);
Statement ParsePipeStatement(Parser& p);
Statement ParseOutsideStatement(Parser& p);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRAMMAR_H_
