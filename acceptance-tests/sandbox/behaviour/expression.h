// Expressions: what a front end evaluates without a backend, and how it names a column after one.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_EXPRESSION_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_EXPRESSION_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"

namespace sandbox::behaviour {

struct Value {
  uint8_t type = kVarString;  // MySQL protocol type
  Cell text;
  uint32_t length = 192;
  uint8_t decimals = 0;
  bool is_bool = false;
};

Value StringValue(Cell text);
// The smallest integer type that holds the number.
Value IntegerValue(std::string_view digits);
Value NullValue();
Value BoolValue(bool value);

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

struct Expression {
  enum class Kind {
    kLiteral,
    kVariable,      // @@name; `scope` GLOBAL, SESSION or empty
    kUserVariable,  // @name
    kFunction,
    kUnary,      // op is "-" or "NOT"
    kBinary,     // op between two arguments
    kPredicate,  // IN, BETWEEN, IS NULL, CASE, ...: parsed, never evaluated
    kCast,       // `name` is the type
    kColumn,
    kParameter,  // the question mark number `index` of a prepared statement
  };
  Kind kind = Kind::kLiteral;
  std::string name;  // of variable, function, column; or the operator
  std::string scope;
  std::string text;   // as written, for kPredicate and typed literals
  std::string place;  // "line 1, column 7 to line 1, column 24"
  size_t index = 0;
  Value value;
  std::vector<ExpressionPtr> arguments;
};

ExpressionPtr ParseExpression(Parser& p);
// How columns are written: from the name as written.
using ColumnPrinter = std::function<std::string(const std::string&)>;
// The text of the expression: the name of a result column, or a part of a view's definition.
std::string PrintExpression(const Expression& expression, const ColumnPrinter& column = nullptr);

using Parameters = std::vector<Cell>;  // SQL literals, nullopt = NULL
using Evaluated = std::variant<Value, ErrorResult>;
Evaluated Evaluate(const Expression& expression, const Context& context,
                   const Parameters& parameters);

// The function `name` (lower case) on evaluated arguments.
Evaluated CallFunction(const Expression& call, const std::vector<Value>& arguments,
                       const Context& context);
// Functions without arguments that tell about the session: printed in upper case.
bool IsInformationFunction(std::string_view lower_name);
// "tinyint(4)", "varchar", ...: a type in the text of an error.
std::string TypeName(const Value& value);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_EXPRESSION_H_
