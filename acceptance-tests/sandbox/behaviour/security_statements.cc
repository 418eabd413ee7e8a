#include "acceptance-tests/sandbox/behaviour/security_statements.h"

#include <algorithm>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/hash_order.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

// How the two kinds word things.
struct KindText {
  std::string_view keyword;  // CREATE <keyword> name
  std::string_view column;   // "Create <column>"
  std::string_view refusal;  // "<refusal> 'x' not found"
  std::string_view type;     // "unsupported <type> type"
  std::vector<std::string_view> types;
};

const KindText& TextOf(SecurityKind kind) {
  static const auto* integration =
      new KindText{"SECURITY INTEGRATION",
                   "Security Integration",
                   "security integration",
                   "security integration",
                   {"authentication_ldap_simple", "authentication_jwt", "authentication_oauth2"}};
  static const auto* provider = new KindText{"GROUP PROVIDER",
                                             "Group Provider",
                                             "Group Provider",
                                             "group provider",
                                             {"unix", "file", "ldap"}};
  return kind == SecurityKind::kIntegration ? *integration : *provider;
}

std::map<std::string, Properties>& ObjectsOf(SecurityKind kind, State& state) {
  return kind == SecurityKind::kIntegration ? state.globals.security_integrations
                                            : state.globals.group_providers;
}

ErrorResult NotFound(SecurityKind kind, std::string_view name) {
  return AnalyzeError(StrCat(TextOf(kind).refusal, " '", name, "' not found"));
}

MaybeError RequireSecurity(const Context& context) { return RequireSystem(context, {"SECURITY"}); }

// What a type asks for beyond its name.
MaybeError CheckProvider(const std::string& type, const Properties& properties) {
  bool dn = FindProperty(properties, "ldap_group_dn") != nullptr;
  bool filter = FindProperty(properties, "ldap_group_filter") != nullptr;
  if (type == "ldap" && dn == filter) {
    return AnalyzeError("ldap_group_dn and ldap_group_filter can use either one at the same time");
  }
  if (type != "file") return std::nullopt;
  const std::string* url = FindProperty(properties, "group_file_url");
  if (url == nullptr) return AnalyzeError("missing required property: group_file_url");
  if (url->starts_with("http") && Md5OfUrl(*url) == nullptr) return RunError(*url);
  return std::nullopt;
}

Statement ParseKind(Parser& p, SecurityKind kind, std::string_view verb) {
  if (verb == "CREATE") {
    std::string name = p.Identifier();
    p.Expect("PROPERTIES");
    return Bind(CreateSecurity{kind, name, p.PropertyList()});
  }
  if (verb == "DROP") return Bind(DropSecurity{kind, p.Identifier()});
  if (verb == "SHOW CREATE") return Bind(ShowCreateSecurity{kind, p.Identifier()});
  if (kind == SecurityKind::kGroupProvider) return {};
  std::string name = p.Identifier();
  p.Expect("SET");
  return Bind(AlterSecurity{name, p.PropertyList()});
}

std::string PrintProperties(const Properties& properties) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : HashOrder(properties)) {
    lines.push_back(StrCat("\"", key, "\" = \"", value, "\""));
  }
  return Join(lines, ",\n");
}

}  // namespace

Statement ParseSecurityStatement(Parser& p) {
  if (p.AcceptAll({"SHOW", "SECURITY", "INTEGRATIONS"})) {
    return Bind(ShowSecurity{SecurityKind::kIntegration});
  }
  if (p.AcceptAll({"SHOW", "GROUP", "PROVIDERS"})) {
    return Bind(ShowSecurity{SecurityKind::kGroupProvider});
  }
  std::string verb = Upper(p.Next().text);
  if (verb != "CREATE" && verb != "DROP" && verb != "SHOW" && verb != "ALTER") return {};
  if (verb == "SHOW" && p.Accept("CREATE")) verb = "SHOW CREATE";
  if (p.AcceptAll({"SECURITY", "INTEGRATION"})) {
    return ParseKind(p, SecurityKind::kIntegration, verb);
  }
  if (p.AcceptAll({"GROUP", "PROVIDER"})) return ParseKind(p, SecurityKind::kGroupProvider, verb);
  return {};
}

Result Execute(const CreateSecurity& statement, Context& context) {
  const KindText& text = TextOf(statement.kind);
  auto& objects = ObjectsOf(statement.kind, context.state);
  if (objects.count(statement.name) != 0) {
    return AnalyzeError(StrCat(text.refusal, " '", statement.name, "' already exists"));
  }
  const std::string* type = FindProperty(statement.properties, "type");
  if (type == nullptr) return AnalyzeError("missing required property: type");
  if (std::find(text.types.begin(), text.types.end(), *type) == text.types.end()) {
    return AnalyzeError(StrCat("unsupported ", text.type, " type '", *type, "'"));
  }
  MaybeError refused;
  if (statement.kind == SecurityKind::kGroupProvider) {
    refused = CheckProvider(*type, statement.properties);
  }
  if (refused.has_value()) return *refused;
  if (MaybeError error = RequireSecurity(context)) return *error;
  Properties& stored = objects[statement.name];
  for (const auto& [key, value] : statement.properties) SetProperty(key, value, &stored);
  return OkResult{};
}

Result Execute(const AlterSecurity& statement, Context& context) {
  auto& objects = ObjectsOf(SecurityKind::kIntegration, context.state);
  auto found = objects.find(statement.name);
  if (found == objects.end()) return NotFound(SecurityKind::kIntegration, statement.name);
  if (FindProperty(statement.properties, "type") != nullptr) {
    return AnalyzeError("'type' property cannot be changed");
  }
  if (MaybeError error = RequireSecurity(context)) return *error;
  for (const auto& [key, value] : statement.properties) SetProperty(key, value, &found->second);
  return OkResult{};
}

Result Execute(const DropSecurity& statement, Context& context) {
  auto& objects = ObjectsOf(statement.kind, context.state);
  if (objects.count(statement.name) == 0) return NotFound(statement.kind, statement.name);
  if (MaybeError error = RequireSecurity(context)) return *error;
  objects.erase(statement.name);
  return OkResult{};
}

Result Execute(const ShowSecurity& statement, Context& context) {
  if (MaybeError error = RequireSecurity(context)) return *error;
  RowsResult result = MakeRows({"Name", "Type", "Comment"});
  for (const auto& [name, properties] : ObjectsOf(statement.kind, context.state)) {
    const std::string* comment = FindProperty(properties, "comment");
    result.rows.push_back(
        {name, *FindProperty(properties, "type"), comment == nullptr ? Cell() : Cell(*comment)});
  }
  return result;
}

Result Execute(const ShowCreateSecurity& statement, Context& context) {
  const KindText& text = TextOf(statement.kind);
  auto& objects = ObjectsOf(statement.kind, context.state);
  auto found = objects.find(statement.name);
  if (found == objects.end()) return NotFound(statement.kind, statement.name);
  if (MaybeError error = RequireSecurity(context)) return *error;
  std::string column = StrCat("Create ", text.column);
  RowsResult result = MakeRows({text.column, column});
  result.rows.push_back(
      {statement.name, StrCat("CREATE ", text.keyword, " `", statement.name, "` PROPERTIES (\n",
                              PrintProperties(found->second), "\n)")});
  return result;
}

}  // namespace sandbox::behaviour
