#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using Kind = Expression::Kind;

ExpressionPtr Make(Expression expression) {
  return std::make_shared<const Expression>(std::move(expression));
}

ExpressionPtr MakeLiteral(Value value) {
  Expression literal;
  literal.value = std::move(value);
  return Make(std::move(literal));
}

ExpressionPtr MakeBinary(std::string op, ExpressionPtr left, ExpressionPtr right) {
  Expression binary;
  binary.kind = Kind::kBinary;
  binary.name = std::move(op);
  binary.arguments = {std::move(left), std::move(right)};
  return Make(std::move(binary));
}

ExpressionPtr MakeUnary(std::string op, ExpressionPtr argument) {
  Expression unary;
  unary.kind = Kind::kUnary;
  unary.name = std::move(op);
  unary.arguments = {std::move(argument)};
  return Make(std::move(unary));
}

class ExpressionParser {
 public:
  explicit ExpressionParser(Parser& p) : p_(p) {}

  ExpressionPtr Or() {
    ExpressionPtr left = And();
    while (p_.Accept("OR") || p_.Accept("||")) left = MakeBinary("OR", left, And());
    return left;
  }

 private:
  ExpressionPtr And() {
    ExpressionPtr left = Not();
    while (p_.Accept("AND") || p_.Accept("&&")) left = MakeBinary("AND", left, Not());
    return left;
  }

  ExpressionPtr Not() {
    if (p_.Accept("NOT") || p_.Accept("!")) return MakeUnary("NOT", Not());
    return Comparison();
  }

  ExpressionPtr Comparison() {
    size_t start = p_.position();
    ExpressionPtr left = Sum();
    for (std::string_view op : {"=", "<>", "!=", "<=>", "<=", ">=", "<", ">"}) {
      if (p_.Accept(op)) return MakeBinary(op == "<>" ? "!=" : std::string(op), left, Sum());
    }
    if (AcceptPredicate()) return Predicate(start);
    return left;
  }

  // What may follow an operand to make a predicate of it.
  bool AcceptPredicate() {
    if (p_.Accept("IS")) {
      p_.Accept("NOT");
      p_.Expect("NULL");
      return true;
    }
    size_t start = p_.position();
    p_.Accept("NOT");
    if (p_.Accept("LIKE") || p_.Accept("REGEXP") || p_.Accept("RLIKE")) {
      Sum();
    } else if (p_.Accept("BETWEEN")) {
      Sum();
      p_.Expect("AND");
      Sum();
    } else if (p_.Accept("IN")) {
      p_.Expect("(");
      Arguments();
    } else {
      p_.Rewind(start);
      return false;
    }
    return true;
  }

  ExpressionPtr Predicate(size_t start) {
    Expression predicate;
    predicate.kind = Kind::kPredicate;
    predicate.text = p_.TextFrom(start);
    return Make(std::move(predicate));
  }

  ExpressionPtr Sum() {
    ExpressionPtr left = Product();
    while (p_.AtAny({"+", "-"})) {
      std::string op = p_.Next().text;
      left = MakeBinary(std::move(op), left, Product());
    }
    return left;
  }

  ExpressionPtr Product() {
    ExpressionPtr left = Unary();
    while (p_.AtAny({"*", "/", "%"})) {
      std::string op = p_.Next().text;
      left = MakeBinary(std::move(op), left, Unary());
    }
    return left;
  }

  ExpressionPtr Unary() {
    if (p_.Accept("-")) return MakeUnary("-", Unary());
    if (p_.Accept("+")) return Unary();
    return Primary();
  }

  ExpressionPtr Primary() {
    switch (p_.Peek().kind) {
      case Token::Kind::kInteger:
        return MakeLiteral(IntegerValue(p_.Next().text));
      case Token::Kind::kDecimal:
        return Decimal(p_.Next().text);
      case Token::Kind::kString:
        return MakeLiteral(StringValue(p_.String()));
      case Token::Kind::kHexString:
        return Binary(p_.Next().text);
      case Token::Kind::kSymbol:
        return Symbol();
      default:
        return Word();
    }
  }

  ExpressionPtr Decimal(const std::string& written) {
    Value value;
    value.type = kNewDecimal;
    double number = 0;
    bool exponent = written.find_first_of("eE") != std::string::npos;
    if (exponent && ParseDouble(written, &number)) {
      value.text = PrintDouble(number);
    } else {
      value.text = written;
      size_t dot = written.find('.');
      value.decimals = static_cast<uint8_t>(written.size() - dot - 1);
    }
    value.length = static_cast<uint32_t>(value.text->size()) + 3;
    return MakeLiteral(std::move(value));
  }

  ExpressionPtr Binary(const std::string& written) {
    return MakeLiteral(StringValue(BytesOfHex(written.substr(2, written.size() - 3))));
  }

  ExpressionPtr Symbol() {
    if (p_.Accept("(")) {
      ExpressionPtr inner = Or();
      p_.Expect(")");
      return inner;
    }
    if (p_.Accept("?")) {
      Expression parameter;
      parameter.kind = Kind::kParameter;
      parameter.index = p_.NextParameter();
      return Make(std::move(parameter));
    }
    if (p_.At("@") && p_.At("@", 1)) return SystemVariable();
    if (p_.Accept("@")) {
      Expression variable;
      variable.kind = Kind::kUserVariable;
      variable.name = p_.IdentifierOrString();
      return Make(std::move(variable));
    }
    p_.FailUnexpected("a legal identifier");
    return MakeLiteral(NullValue());
  }

  ExpressionPtr SystemVariable() {
    p_.ExpectAll({"@", "@"});
    Expression variable;
    variable.kind = Kind::kVariable;
    for (std::string_view scope : {"GLOBAL", "SESSION", "LOCAL"}) {
      if (!p_.At(scope) || !p_.At(".", 1)) continue;
      p_.ExpectAll({scope, "."});
      variable.scope = scope == "LOCAL" ? "SESSION" : std::string(scope);
      break;
    }
    variable.name = p_.Identifier();
    return Make(std::move(variable));
  }

  ExpressionPtr Word() {
    if (p_.Accept("NULL")) return MakeLiteral(NullValue());
    if (p_.Accept("TRUE")) return MakeLiteral(BoolValue(true));
    if (p_.Accept("FALSE")) return MakeLiteral(BoolValue(false));
    if (p_.At("CAST") && p_.At("(", 1)) return Cast();
    if (p_.At("CASE")) return Case();
    if (p_.At("INTERVAL")) return Interval();
    if (p_.AtAny({"DATE", "DATETIME", "TIMESTAMP"}) && p_.Peek(1).kind == Token::Kind::kString) {
      return TypedLiteral();
    }
    if (p_.Peek().kind == Token::Kind::kWord && p_.At("(", 1) && MayBeFunction()) return Call();
    return Column();
  }

  // Some reserved words are functions.
  bool MayBeFunction() const {
    return p_.AtIdentifier() ||
           p_.AtAny({"DATABASE", "SCHEMA", "USER", "CURRENT_USER", "CURRENT_ROLE", "CURRENT_GROUP",
                     "IF", "LEFT", "RIGHT", "REPLACE", "CHAR", "MOD", "CURRENT_TIMESTAMP",
                     "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"});
  }

  ExpressionPtr Cast() {
    Expression cast;
    cast.kind = Kind::kCast;
    p_.ExpectAll({"CAST", "("});
    cast.arguments.push_back(Or());
    p_.Expect("AS");
    cast.name = Upper(p_.Next().text);
    if (p_.Accept("(")) {
      ParseCommaList(p_, [&] { p_.Integer(); });
      p_.Expect(")");
    }
    p_.Expect(")");
    return Make(std::move(cast));
  }

  ExpressionPtr Case() {
    size_t start = p_.position();
    p_.Expect("CASE");
    if (!p_.At("WHEN")) Or();
    while (p_.Accept("WHEN")) {
      Or();
      p_.Expect("THEN");
      Or();
    }
    if (p_.Accept("ELSE")) Or();
    p_.Expect("END");
    return Predicate(start);
  }

  ExpressionPtr Interval() {
    size_t start = p_.position();
    p_.Expect("INTERVAL");
    Or();
    p_.Identifier();
    return Predicate(start);
  }

  ExpressionPtr TypedLiteral() {
    Value value;
    bool date = Upper(p_.Next().text) == "DATE";
    value.type = date ? kDate : kDateTime;
    value.length = date ? 10 : 19;
    value.text = p_.String();
    return MakeLiteral(std::move(value));
  }

  ExpressionPtr Call() {
    Expression call;
    call.kind = Kind::kFunction;
    const Token first = p_.Next();
    call.name = Lower(first.text);
    p_.Expect("(");
    call.arguments = Arguments();
    const Token& last = p_.Previous();
    call.place = StrCat("line ", first.line, ", column ", first.column, " to line ", last.line,
                        ", column ", last.column);
    if (call.name == "password") return Password(call);
    return Make(std::move(call));
  }

  // PASSWORD('x') is computed by the parser.
  ExpressionPtr Password(const Expression& call) {
    if (call.arguments.size() != 1 || call.arguments[0]->value.type != kVarString) {
      p_.FailUnexpected("SINGLE_QUOTED_TEXT, DOUBLE_QUOTED_TEXT");
      return MakeLiteral(NullValue());
    }
    return MakeLiteral(StringValue(HashPassword(call.arguments[0]->value.text.value_or(""))));
  }

  // The arguments and the closing parenthesis.
  std::vector<ExpressionPtr> Arguments() {
    std::vector<ExpressionPtr> arguments;
    if (p_.Accept(")")) return arguments;
    p_.Accept("DISTINCT");
    ParseCommaList(p_, [&] {
      if (p_.At("*") && p_.At(")", 1)) {
        size_t star = p_.position();
        p_.Next();
        arguments.push_back(Predicate(star));
      } else {
        arguments.push_back(Or());
      }
    });
    p_.Expect(")");
    return arguments;
  }

  ExpressionPtr Column() {
    Expression column;
    column.kind = Kind::kColumn;
    column.name = Join(p_.Name(), ".");
    return Make(std::move(column));
  }

  Parser& p_;
};

bool IsSimple(const Expression& expression) {
  return expression.kind == Kind::kLiteral || expression.kind == Kind::kColumn;
}

std::string PrintOperand(const Expression& expression, const ColumnPrinter& column) {
  std::string text = PrintExpression(expression, column);
  return IsSimple(expression) ? text : StrCat("(", text, ")");
}

std::string PrintLiteral(const Value& value) {
  if (!value.text.has_value()) return "NULL";
  bool quoted = value.type == kVarString || value.type == kDate || value.type == kDateTime;
  if (value.is_bool) return *value.text == "1" ? "TRUE" : "FALSE";
  return quoted ? PrintString(*value.text) : *value.text;
}

std::string PrintCall(const Expression& call, const ColumnPrinter& column) {
  std::vector<std::string> arguments;
  for (const ExpressionPtr& argument : call.arguments) {
    arguments.push_back(PrintExpression(*argument, column));
  }
  bool upper = IsInformationFunction(call.name);
  return StrCat(upper ? Upper(call.name) : call.name, "(", Join(arguments, ", "), ")");
}

}  // namespace

ExpressionPtr ParseExpression(Parser& p) { return ExpressionParser(p).Or(); }

std::string PrintExpression(const Expression& e, const ColumnPrinter& column) {
  switch (e.kind) {
    case Kind::kLiteral:
      return PrintLiteral(e.value);
    case Kind::kVariable:
      return StrCat("@@", e.scope, e.scope.empty() ? "" : ".", e.name);
    case Kind::kUserVariable:
      return StrCat("@", e.name);
    case Kind::kFunction:
      return PrintCall(e, column);
    case Kind::kUnary:
      return StrCat(e.name, e.name == "NOT" ? " " : "", PrintOperand(*e.arguments[0], column));
    case Kind::kBinary:
      return StrCat(PrintOperand(*e.arguments[0], column), " ", e.name, " ",
                    PrintOperand(*e.arguments[1], column));
    case Kind::kCast:
      return StrCat("CAST(", PrintExpression(*e.arguments[0], column), " AS ", e.name, ")");
    case Kind::kPredicate:
      return e.text;
    case Kind::kColumn:
      return column ? column(e.name) : e.name;
    case Kind::kParameter:
      break;
  }
  return "?";
}

}  // namespace sandbox::behaviour
