// Functions as grants name them: f(INT,VARCHAR).
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_FUNCTION_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_FUNCTION_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/sql/statement.h"

namespace starrocks {

// The types in three forms.
struct FunctionSignature {
  std::string name;
  std::string
      types;  // `INT,ARRAY<VARCHAR>,...`: upper case, without aliases; lengths of DECIMAL only
  std::string printed;  // as SHOW GRANTS has it: `INT,INVALID_TYPE, ...`
  sql::Statement sql;   // for GRANT, as written: `(INT, ARRAY<VARCHAR(10)>, ...)`
};

// Reads what people write, `f(int, string)`, and what SHOW GRANTS prints, unless an ARRAY, MAP or
// STRUCT is among the types: these it doesn't tell.
absl::StatusOr<FunctionSignature> ParseFunctionSignature(std::string_view text);

// `f(INT,ARRAY<VARCHAR>)`.
std::string ToString(const FunctionSignature& signature);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_FUNCTION_H_
