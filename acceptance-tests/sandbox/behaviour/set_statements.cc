#include "acceptance-tests/sandbox/behaviour/set_statements.h"

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using Target = Assignment::Target;

// A variable and the value it will get; no value: back to the default.
struct Change {
  const VariableInfo* info = nullptr;
  std::optional<std::string> value;
  Target target = Target::kSession;
};

using Written = std::variant<WrittenValue, ErrorResult>;

// Bare words stand for themselves: SET character_set_results = utf8mb4.
Written WriteValue(const Expression& expression, const Context& context) {
  if (expression.kind == Expression::Kind::kColumn) return WrittenValue{expression.name};
  Evaluated value = Evaluate(expression, context, {});
  if (auto* error = std::get_if<ErrorResult>(&value)) return *error;
  const Value& evaluated = std::get<Value>(value);
  WrittenValue written;
  written.is_null = !evaluated.text.has_value();
  written.is_boolean_word = evaluated.is_bool;
  written.text = evaluated.text.value_or("");
  if (evaluated.is_bool) written.text = written.text == "1" ? "true" : "false";
  return written;
}

MaybeError CheckResourceGroup(const VariableInfo& info, const std::string& value,
                              const Context& context) {
  bool known = value.empty() || context.state.globals.resource_groups.count(value) != 0;
  if (info.name != "resource_group" || known) return std::nullopt;
  return AnalyzeError(StrCat("resource group not exists: ", value));
}

using Prepared = std::variant<Change, ErrorResult>;

Prepared PrepareChange(const Assignment& assignment, const Context& context) {
  Change change;
  change.target = assignment.target;
  change.info = FindVariable(assignment.name);
  if (change.info == nullptr) return UnknownVariable(assignment.name, false);
  if (assignment.value == nullptr) return change;
  Written written = WriteValue(*assignment.value, context);
  if (auto* error = std::get_if<ErrorResult>(&written)) return *error;
  auto normalized = NormalizeVariable(*change.info, std::get<WrittenValue>(written));
  if (auto* error = std::get_if<ErrorResult>(&normalized)) return *error;
  change.value = std::get<std::string>(normalized);
  if (MaybeError error = CheckResourceGroup(*change.info, *change.value, context)) return *error;
  return change;
}

// SET GLOBAL changes the value of the session that runs it as well.
void Apply(const Change& change, Context& context) {
  std::string value = change.value.value_or(std::string(change.info->value));
  if (change.target == Target::kGlobal) context.state.variables[change.info->name] = value;
  context.session.variables[change.info->name] = value;
}

MaybeError SetUserVariable(const Assignment& assignment, Context& context) {
  Cell value;
  if (assignment.value != nullptr) {
    Evaluated evaluated = Evaluate(*assignment.value, context, {});
    if (auto* error = std::get_if<ErrorResult>(&evaluated)) return *error;
    value = std::get<Value>(evaluated).text;
  }
  context.session.user_variables[Lower(assignment.name)] = value;
  return std::nullopt;
}

}  // namespace

Result Execute(const SetVariables& statement, Context& context) {
  std::vector<Change> changes;
  bool global = false;
  for (const Assignment& assignment : statement.assignments) {
    if (assignment.target == Target::kUser) {
      if (MaybeError error = SetUserVariable(assignment, context)) return *error;
      continue;
    }
    Prepared change = PrepareChange(assignment, context);
    if (auto* error = std::get_if<ErrorResult>(&change)) return *error;
    changes.push_back(std::get<Change>(change));
    global = global || assignment.target == Target::kGlobal;
  }
  if (global) {
    if (MaybeError error = RequireSystem(context, {"OPERATE"})) return *error;
  }
  for (const Change& change : changes) Apply(change, context);
  return OkResult{};
}

Result Execute(const SetNames& statement, Context&) {
  std::string charset = Lower(statement.charset);
  if (charset.empty() || charset == "utf8" || charset == "utf8mb4" || charset == "binary" ||
      charset == "gbk") {
    return OkResult{};
  }
  return AnalyzeError({1115, "42000"}, StrCat("Unknown character set: '", statement.charset, "'"));
}

Result Execute(const SetTransaction&, Context&) { return OkResult{}; }

Result Execute(const ShowVariables& statement, Context& context) {
  RowsResult result = MakeRows({"Variable_name", "Value"});
  if (statement.where) return result;
  for (const VariableInfo& info : AllVariables()) {
    if (info.access == VariableInfo::Access::kHidden) continue;
    if (statement.like.has_value() && !Like(info.name, *statement.like)) continue;
    result.rows.push_back({std::string(info.name), VariableValue(context, info, statement.global)});
  }
  return result;
}

}  // namespace sandbox::behaviour
