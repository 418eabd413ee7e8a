#include "acceptance-tests/sandbox/behaviour/keywords.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

// Sorted, lower case.
constexpr std::array<std::string_view, 157> kReserved = {
"add", "all", "alter", "analyze", "and", "array", "as", "asc", "between", "bigint", "bitmap", "bitshiftleft", "bitshiftright", "bitshiftrightlogical", "both", "by", "case", "char", "character", "check", "collate", "column", "compaction", "convert", "create", "cross", "cube", "current_date", "current_group", "current_role", "current_time", "current_timestamp", "current_user", "database", "databases", "decimal", "decimal128", "decimal32", "decimal64", "decimalv2", "default", "deferred", "delete", "dense_rank", "desc", "describe", "distinct", "div", "double", "drop", "dual", "else", "exists", "explain", "false", "files", "first_value", "float", "for", "force", "from", "full", "function", "gin", "grant", "group", "grouping", "grouping_id", "groups", "having", "hll", "if", "ignore", "immediate", "in", "index", "infile", "inner", "insert", "int", "integer", "intersect", "into", "invoker", "is", "join", "json", "key", "keys", "kill", "lag", "largeint", "last_value", "lateral", "lead", "left", "like", "limit", "load", "localtime", "localtimestamp", "maxvalue", "microsecond", "millisecond", "mod", "not", "ntile", "null", "on", "optimize", "or", "order", "outer", "outfile", "over", "partition", "percentile", "prepare", "primary", "procedure", "range", "read", "regexp", "release", "rename", "replace", "revoke", "right", "rlike", "row_number", "rows", "schema", "schemas", "select", "set", "set_var", "show", "smallint", "system", "table", "terminated", "text", "then", "tinyint", "to", "true", "union", "unique", "unsigned", "update", "use", "using", "values", "varchar", "when", "where", "with"};

}  // namespace

bool IsReservedWord(std::string_view word) {
  return std::binary_search(kReserved.begin(), kReserved.end(), Lower(word));
}

}  // namespace sandbox::behaviour
