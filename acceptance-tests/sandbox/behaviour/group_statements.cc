#include "acceptance-tests/sandbox/behaviour/group_statements.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

constexpr std::array<std::string_view, 9> kLimitColumns = {"cpu_weight",
                                                           "exclusive_cpu_cores",
                                                           "mem_limit",
                                                           "big_query_cpu_second_limit",
                                                           "big_query_scan_rows_limit",
                                                           "big_query_mem_limit",
                                                           "concurrency_limit",
                                                           "spill_mem_limit_threshold",
                                                           "max_cpu_cores"};

std::map<std::string, std::string> DefaultLimits() {
  return {{"cpu_weight", "0"},
          {"exclusive_cpu_cores", "0"},
          {"big_query_cpu_second_limit", "0"},
          {"big_query_scan_rows_limit", "0"},
          {"big_query_mem_limit", "0"},
          {"concurrency_limit", "null"},
          {"spill_mem_limit_threshold", "100%"}};
}

// "40%" and "0.4" are shown as 40.0%.
bool ParseShare(std::string_view text, double* share) {
  bool percent = text.ends_with("%");
  if (percent) text.remove_suffix(1);
  if (!ParseDouble(text, share)) return false;
  if (percent) *share /= 100;
  return true;
}

ErrorResult NotNumeric(const std::string& key, const std::string& value) {
  return AnalyzeError(StrCat("The value type of the property `", key,
                             "` must be a valid numeric type, but it is set to `", value, "`"));
}

MaybeError SetLimit(const std::string& key, const std::string& value,
                    std::map<std::string, std::string>* limits) {
  std::string name = key == "cpu_core_limit" ? "cpu_weight" : key;
  if (std::find(kLimitColumns.begin(), kLimitColumns.end(), name) == kLimitColumns.end()) {
    return AnalyzeError(StrCat("Unknown property: ", key));
  }
  double share = 0;
  int64_t number = 0;
  if (name == "mem_limit" || name == "spill_mem_limit_threshold") {
    if (!ParseShare(value, &share)) return NotNumeric(name, value);
    if (share <= 0 || share > 1) {
      return AnalyzeError(StrCat(name, " should range from 0.00(exclude) to 1.00(include)"));
    }
    (*limits)[name] = name == "mem_limit" ? Printf("%.1f%%", share * 100) : value;
    return std::nullopt;
  }
  if (!ParseInt(value, &number)) return NotNumeric(name, value);
  (*limits)[name] = StrCat(number);
  return std::nullopt;
}

MaybeError CheckCpu(const std::map<std::string, std::string>& limits) {
  int64_t weight = 0;
  int64_t cores = 0;
  ParseInt(limits.at("cpu_weight"), &weight);
  ParseInt(limits.at("exclusive_cpu_cores"), &cores);
  if (weight <= 0 && cores <= 0) {
    return AnalyzeError("property 'cpu_weight' or 'exclusive_cpu_cores' must be positive");
  }
  if (weight > 0 && cores > 0) {
    return AnalyzeError(
        "property 'cpu_weight' and 'exclusive_cpu_cores' cannot be present and positive at the "
        "same time");
  }
  if (weight > 16) return AnalyzeError("cpu_weight should range from 0 to 16");
  return std::nullopt;
}

double Weight(const Classifier& classifier) {
  double weight = 0;
  if (!classifier.user.empty()) weight += 1;
  if (!classifier.role.empty()) weight += 1;
  if (!classifier.database.empty()) weight += 10;
  if (!classifier.query_types.empty()) {
    weight += 1 + 0.1 / static_cast<double>(classifier.query_types.size());
  }
  double bits = 32;
  size_t slash = classifier.source_ip.find('/');
  if (slash != std::string::npos) ParseDouble(classifier.source_ip.substr(slash + 1), &bits);
  if (!classifier.source_ip.empty()) weight += 1 + bits / 64;
  return weight;
}

std::string PrintClassifier(const Classifier& classifier) {
  std::string weight = PrintDouble(Weight(classifier));
  if (weight.find('.') == std::string::npos) weight += ".0";
  std::string text = StrCat("(id=", classifier.id, ", weight=", weight);
  if (!classifier.user.empty()) text += StrCat(", user=", classifier.user);
  if (!classifier.role.empty()) text += StrCat(", role=", classifier.role);
  if (!classifier.query_types.empty()) {
    text += StrCat(", query_type in (", Join(classifier.query_types, ", "), ")");
  }
  if (!classifier.database.empty()) text += StrCat(", db='", classifier.database, "'");
  if (!classifier.source_ip.empty()) text += StrCat(", source_ip=", classifier.source_ip);
  return text + ")";
}

void ParseCondition(Parser& p, Classifier* classifier) {
  std::string key = Lower(p.Identifier());
  if (key == "query_type") {
    p.ExpectAll({"IN", "("});
    ParseCommaList(p, [&] { classifier->query_types.push_back(Upper(p.String())); });
    p.Expect(")");
    std::sort(classifier->query_types.begin(), classifier->query_types.end());
    return;
  }
  p.Expect("=");
  std::string value = p.String();
  if (key == "user") {
    classifier->user = value;
  } else if (key == "role") {
    classifier->role = value;
  } else if (key == "db") {
    classifier->database = value;
  } else if (key == "source_ip") {
    classifier->source_ip = value;
  } else {
    p.FailUnexpected("a legal identifier");
  }
}

std::vector<Classifier> ParseClassifiers(Parser& p) {
  std::vector<Classifier> classifiers;
  ParseCommaList(p, [&] {
    Classifier classifier;
    p.Expect("(");
    ParseCommaList(p, [&] { ParseCondition(p, &classifier); });
    p.Expect(")");
    classifiers.push_back(std::move(classifier));
  });
  return classifiers;
}

CreateGroup ParseCreate(Parser& p) {
  CreateGroup ast;
  ast.if_not_exists = p.IfNotExists();
  ast.replace = p.AcceptAll({"OR", "REPLACE"});
  ast.name = p.Identifier();
  if (p.Accept("TO")) ast.classifiers = ParseClassifiers(p);
  p.Expect("WITH");
  ast.limits = p.PropertyList();
  return ast;
}

AlterGroup ParseAlter(Parser& p) {
  AlterGroup ast;
  ast.name = p.Identifier();
  if (p.Accept("ADD")) {
    ast.added = ParseClassifiers(p);
  } else {
    p.Expect("WITH");
    ast.limits = p.PropertyList();
  }
  return ast;
}

MaybeError RequireGroup(const Context& context, const std::string& name,
                        std::string_view privilege) {
  auto group = context.state.globals.resource_groups.find(name);
  if (group == context.state.globals.resource_groups.end() ||
      Has(context, ObjectType::kResourceGroup, GlobalKey(group->second.id), {privilege})) {
    return std::nullopt;
  }
  return AccessDenied(context, privilege, "RESOURCE GROUP", name);
}

void AddClassifiers(std::vector<Classifier> classifiers, ResourceGroup* group, State& state) {
  for (Classifier& classifier : classifiers) {
    classifier.id = state.NewId();
    group->classifiers.push_back(std::move(classifier));
  }
}

ErrorResult Missing(std::string_view name) {
  return RunError(StrCat("RESOURCE_GROUP(", name, ") does not exist"));
}

void AddRows(const std::string& name, const ResourceGroup& group, RowsResult* result) {
  for (const Classifier& classifier : group.classifiers) {
    std::vector<Cell> row = {name, StrCat(group.id)};
    for (std::string_view column : kLimitColumns) {
      if (column == "max_cpu_cores") continue;
      row.push_back(group.limits.at(std::string(column)));
    }
    row.push_back(PrintClassifier(classifier));
    result->rows.push_back(std::move(row));
  }
}

ResourceGroup BuiltinGroup(int64_t id, const char* weight, const char* memory, const char* spill) {
  ResourceGroup group;
  group.id = id;
  group.limits = DefaultLimits();
  group.limits["cpu_weight"] = weight;
  group.limits["mem_limit"] = memory;
  group.limits["spill_mem_limit_threshold"] = spill;
  group.classifiers.push_back({});
  return group;
}

}  // namespace

Statement ParseGroupStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "RESOURCE", "GROUP"})) return Bind(ParseCreate(p));
  if (p.AcceptAll({"ALTER", "RESOURCE", "GROUP"})) return Bind(ParseAlter(p));
  if (p.AcceptAll({"DROP", "RESOURCE", "GROUP"})) return Bind(DropGroup{p.Identifier()});
  if (p.AcceptAll({"SHOW", "RESOURCE", "GROUPS"})) {
    return Bind(ShowGroups{std::nullopt, p.Accept("ALL")});
  }
  if (p.AcceptAll({"SHOW", "RESOURCE", "GROUP"})) return Bind(ShowGroups{p.Identifier(), false});
  return {};
}

Result Execute(const CreateGroup& statement, Context& context) {
  ResourceGroup group;
  group.limits = DefaultLimits();
  for (const auto& [key, value] : statement.limits) {
    if (MaybeError error = SetLimit(key, value, &group.limits)) return *error;
  }
  if (MaybeError error = CheckCpu(group.limits)) return *error;
  if (group.limits.count("mem_limit") == 0) return AnalyzeError("property 'mem_limit' is absent");
  if (MaybeError error = RequireSystem(context, {"CREATE RESOURCE GROUP"})) return *error;
  auto& groups = context.state.globals.resource_groups;
  if (groups.count(statement.name) != 0 && !statement.replace) {
    if (statement.if_not_exists) return OkResult{};
    return RunError(StrCat("RESOURCE_GROUP(", statement.name, ") already exists"));
  }
  if (statement.classifiers.empty()) {
    return RunError("This type Resource Group need define classifiers.");
  }
  group.id = context.state.NewId();
  AddClassifiers(statement.classifiers, &group, context.state);
  groups[statement.name] = std::move(group);
  return OkResult{};
}

Result Execute(const AlterGroup& statement, Context& context) {
  auto& groups = context.state.globals.resource_groups;
  std::map<std::string, std::string> limits = DefaultLimits();
  auto group = groups.find(statement.name);
  if (group != groups.end()) limits = group->second.limits;
  for (const auto& [key, value] : statement.limits) {
    if (MaybeError error = SetLimit(key, value, &limits)) return *error;
  }
  if (MaybeError error = RequireGroup(context, statement.name, "ALTER")) return *error;
  if (group == groups.end()) return Missing(statement.name);
  if (MaybeError error = CheckCpu(limits)) return *error;
  group->second.limits = std::move(limits);
  AddClassifiers(statement.added, &group->second, context.state);
  return OkResult{};
}

Result Execute(const DropGroup& statement, Context& context) {
  if (MaybeError error = RequireGroup(context, statement.name, "DROP")) return *error;
  if (context.state.globals.resource_groups.erase(statement.name) == 0) {
    return Missing(statement.name);
  }
  return OkResult{};
}

Result Execute(const ShowGroups& statement, Context& context) {
  RowsResult result = MakeRows({"name", "id"});
  for (std::string_view column : kLimitColumns) {
    if (column != "max_cpu_cores") result.columns.push_back(MakeColumn(column));
  }
  result.columns.push_back(MakeColumn("classifiers"));
  if (statement.all) {
    AddRows("default_mv_wg", BuiltinGroup(3, "1", "80.0%", "80%"), &result);
    AddRows("default_wg", BuiltinGroup(2, "16", "100.0%", "100%"), &result);
  }
  const auto& groups = context.state.globals.resource_groups;
  if (statement.name.has_value() && groups.count(*statement.name) == 0) {
    return AnalyzeError({5079, "42000"}, StrCat("Unknown resource group '", *statement.name, "'"));
  }
  for (const auto& [name, group] : groups) {
    if (!statement.name.has_value() || name == *statement.name) AddRows(name, group, &result);
  }
  return result;
}

}  // namespace sandbox::behaviour
