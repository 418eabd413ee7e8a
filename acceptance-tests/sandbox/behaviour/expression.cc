#include "acceptance-tests/sandbox/behaviour/expression.h"

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

using Kind = Expression::Kind;

bool IsInteger(const Value& value) {
  return value.type == kTiny || value.type == kShort || value.type == kLong ||
         value.type == kLongLong;
}

Value TypedInteger(uint8_t type, int64_t number) {
  Value value;
  value.type = type;
  value.length = MakeColumn("", type).length;
  value.text = StrCat(number);
  return value;
}

Value DoubleValue(std::string text) {
  Value value;
  value.type = kDoubleType;
  value.length = 22;
  value.decimals = 31;  // MySQL's word for "as many as there are"
  value.text = std::move(text);
  return value;
}

// The type that holds sums and products of operands of this type.
uint8_t Promote(uint8_t type) {
  if (type == kTiny) return kShort;
  return type == kShort ? kLong : kLongLong;
}

Value VariableAsValue(const VariableInfo& info, const std::string& text) {
  switch (info.kind) {
    case VariableInfo::Kind::kBool:
      if (info.name == "autocommit") return TypedInteger(kLongLong, text == "true" ? 1 : 0);
      return BoolValue(text == "true");
    case VariableInfo::Kind::kInt:
    case VariableInfo::Kind::kLong: {
      Value value;
      value.type = info.kind == VariableInfo::Kind::kInt ? kLong : kLongLong;
      value.length = MakeColumn("", value.type).length;
      value.text = text;
      return value;
    }
    case VariableInfo::Kind::kDouble:
      return DoubleValue(text);
    case VariableInfo::Kind::kString:
      break;
  }
  return StringValue(text);
}

Evaluated EvaluateVariable(const Expression& e, const Context& context) {
  const VariableInfo* info = FindVariable(e.name);
  if (info == nullptr) return UnknownVariable(e.name, true);
  return VariableAsValue(*info, VariableValue(context, *info, e.scope == "GLOBAL"));
}

Evaluated EvaluateUserVariable(const Expression& e, const Context& context) {
  auto set = context.session.user_variables.find(Lower(e.name));
  return StringValue(set == context.session.user_variables.end() ? Cell() : set->second);
}

// A bound parameter: an integer is always a BIGINT.
Evaluated EvaluateParameter(const Expression& e, const Context& context,
                            const Parameters& parameters) {
  if (e.index >= parameters.size()) return StringValue(std::nullopt);
  if (!parameters[e.index].has_value()) return NullValue();
  Parser p(*parameters[e.index]);
  ExpressionPtr literal = ParseExpression(p);
  if (p.failed()) return p.error();
  Evaluated value = Evaluate(*literal, context, {});
  if (auto* number = std::get_if<Value>(&value); number != nullptr && IsInteger(*number)) {
    number->type = kLongLong;
    number->length = 20;
  }
  return value;
}

Evaluated NotEvaluated(const Expression& e) { return NotSimulated(PrintExpression(e)); }

int Compare(const Value& left, const Value& right) {
  double a = 0;
  double b = 0;
  if (ParseDouble(*left.text, &a) && ParseDouble(*right.text, &b)) {
    return a < b ? -1 : (a > b ? 1 : 0);
  }
  return left.text->compare(*right.text);
}

Evaluated EvaluateComparison(const std::string& op, const Value& left, const Value& right) {
  if (!left.text.has_value() || !right.text.has_value()) return NullValue();
  int order = Compare(left, right);
  if (op == "=" || op == "<=>") return BoolValue(order == 0);
  if (op == "!=") return BoolValue(order != 0);
  if (op == "<") return BoolValue(order < 0);
  if (op == "<=") return BoolValue(order <= 0);
  if (op == ">") return BoolValue(order > 0);
  return BoolValue(order >= 0);
}

Evaluated EvaluateArithmetic(const Expression& e, const Value& left, const Value& right) {
  int64_t a = 0;
  int64_t b = 0;
  if (!left.text.has_value() || !right.text.has_value()) return NullValue();
  if (!IsInteger(left) || !IsInteger(right) || !ParseInt(*left.text, &a) ||
      !ParseInt(*right.text, &b)) {
    return NotEvaluated(e);
  }
  uint8_t wider = Promote(left.type == kTiny ? right.type : left.type);
  if (e.name == "+") return TypedInteger(wider, a + b);
  if (e.name == "-") return TypedInteger(wider, a - b);
  if (e.name == "*") return TypedInteger(wider, a * b);
  if (b == 0) return NullValue();
  if (e.name == "%") return TypedInteger(left.type, a % b);
  return DoubleValue(PrintDouble(static_cast<double>(a) / static_cast<double>(b)));
}

Evaluated EvaluateBinary(const Expression& e, const std::vector<Value>& operands) {
  if (e.name == "AND" || e.name == "OR") {
    if (!operands[0].text.has_value() || !operands[1].text.has_value()) return NullValue();
    bool a = *operands[0].text != "0";
    bool b = *operands[1].text != "0";
    return BoolValue(e.name == "AND" ? a && b : a || b);
  }
  bool arithmetic = std::string_view("+-*/%").find(e.name) != std::string_view::npos;
  if (arithmetic) return EvaluateArithmetic(e, operands[0], operands[1]);
  return EvaluateComparison(e.name, operands[0], operands[1]);
}

Evaluated EvaluateUnary(const Expression& e, Value operand) {
  if (!operand.text.has_value()) return NullValue();
  if (e.name == "NOT") return BoolValue(*operand.text == "0");
  if (operand.type == kVarString) return NotEvaluated(e);
  bool negative = operand.text->front() == '-';
  operand.text = negative ? operand.text->substr(1) : "-" + *operand.text;
  return operand;
}

Evaluated EvaluateCast(const Expression& e, Value operand) {
  if (!operand.text.has_value()) return NullValue();
  if (e.name == "DATE" || e.name == "DATETIME") {
    operand.type = e.name == "DATE" ? kDate : kDateTime;
    operand.length = e.name == "DATE" ? 10 : 19;
    return operand;
  }
  if (e.name == "CHAR" || e.name == "VARCHAR" || e.name == "STRING") {
    return StringValue(operand.text);
  }
  double real = 0;
  if (e.name == "DOUBLE" && ParseDouble(*operand.text, &real)) {
    return DoubleValue(PrintDouble(real));
  }
  int64_t number = 0;
  if (!ParseInt(*operand.text, &number)) return NotEvaluated(e);
  if (e.name == "INT" || e.name == "INTEGER") return TypedInteger(kLong, number);
  if (e.name == "BIGINT") return TypedInteger(kLongLong, number);
  if (e.name == "TINYINT") return TypedInteger(kTiny, number);
  if (e.name == "SMALLINT") return TypedInteger(kShort, number);
  return NotEvaluated(e);
}

}  // namespace

Value StringValue(Cell text) {
  Value value;
  value.text = std::move(text);
  return value;
}

Value IntegerValue(std::string_view digits) {
  int64_t number = 0;
  if (!ParseInt(digits, &number)) return StringValue(std::string(digits));
  if (number <= INT8_MAX) return TypedInteger(kTiny, number);
  if (number <= INT16_MAX) return TypedInteger(kShort, number);
  if (number <= INT32_MAX) return TypedInteger(kLong, number);
  return TypedInteger(kLongLong, number);
}

Value NullValue() {
  Value value;
  value.type = kTiny;
  value.length = 1;
  return value;
}

Value BoolValue(bool truth) {
  Value value = NullValue();
  value.text = truth ? "1" : "0";
  value.is_bool = true;
  return value;
}

std::string TypeName(const Value& value) {
  switch (value.type) {
    case kTiny:
      return value.is_bool ? "boolean" : "tinyint(4)";
    case kShort:
      return "smallint(6)";
    case kLong:
      return "int(11)";
    case kLongLong:
      return "bigint(20)";
    case kDoubleType:
      return "double";
    case kDate:
      return "date";
    case kDateTime:
      return "datetime";
    default:
      return "varchar";
  }
}

Evaluated Evaluate(const Expression& e, const Context& context, const Parameters& parameters) {
  std::vector<Value> operands;
  for (const ExpressionPtr& argument : e.arguments) {
    Evaluated value = Evaluate(*argument, context, parameters);
    if (std::holds_alternative<ErrorResult>(value)) return value;
    operands.push_back(std::get<Value>(std::move(value)));
  }
  switch (e.kind) {
    case Kind::kLiteral:
      return e.value;
    case Kind::kVariable:
      return EvaluateVariable(e, context);
    case Kind::kUserVariable:
      return EvaluateUserVariable(e, context);
    case Kind::kFunction:
      return CallFunction(e, operands, context);
    case Kind::kUnary:
      return EvaluateUnary(e, operands[0]);
    case Kind::kBinary:
      return EvaluateBinary(e, operands);
    case Kind::kCast:
      return EvaluateCast(e, operands[0]);
    case Kind::kColumn:
      return AnalyzeError(StrCat("Column '", e.name, "' cannot be resolved"));
    case Kind::kParameter:
      return EvaluateParameter(e, context, parameters);
    case Kind::kPredicate:
      break;
  }
  return NotEvaluated(e);
}

}  // namespace sandbox::behaviour
