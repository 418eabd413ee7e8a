// Column definitions.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_PARSER_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_PARSER_H_

#include <string>

#include "acceptance-tests/sandbox/behaviour/objects.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// A type in the two spellings of the front end.
struct ColumnType {
  std::string shown;    // DESC: "int"
  std::string created;  // SHOW CREATE TABLE: "int(11)"
};
ColumnType ParseColumnType(Parser& p);

// name type [KEY] [aggregation] [NULL | NOT NULL] [AUTO_INCREMENT | DEFAULT ... | AS expression]
// [COMMENT ...]
TableColumn ParseColumn(Parser& p);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_PARSER_H_
