#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/hash_order.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

// Keys whose values SHOW CREATE CATALOG masks.
constexpr std::array<std::string_view, 19> kMaskedKeys = {
    "aliyun.oss.access_key",
    "aliyun.oss.secret_key",
    "aws.glue.access_key",
    "aws.glue.secret_key",
    "aws.s3.access_key",
    "aws.s3.secret_key",
    "azure.adls1.oauth2_credential",
    "azure.adls2.oauth2_client_secret",
    "azure.adls2.shared_key",
    "azure.blob.sas_token",
    "azure.blob.shared_key",
    "gcp.gcs.service_account_private_key",
    "iceberg.catalog.credential",
    "iceberg.catalog.oauth2.credential",
    "iceberg.catalog.oauth2.token",
    "iceberg.catalog.rest.access-key-id",
    "iceberg.catalog.rest.secret-access-key",
    "odps.access.id",
    "odps.access.key",
};

std::vector<std::string_view> Characters(std::string_view text) {
  std::vector<std::string_view> characters;
  while (!text.empty()) {
    size_t length = std::min(text.size(), Utf8Length(static_cast<unsigned char>(text[0])));
    characters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

// The first two and the last two characters, or nothing of a short value.
std::string Mask(std::string_view value) {
  std::vector<std::string_view> c = Characters(value);
  if (c.size() <= 4) return "******";
  return StrCat(c[0], c[1], "******", c[c.size() - 2], c[c.size() - 1]);
}

std::string ShownValue(const std::string& key, const std::string& value) {
  bool masked = std::find(kMaskedKeys.begin(), kMaskedKeys.end(), key) != kMaskedKeys.end();
  std::string shown;
  for (char c : masked ? Mask(value) : value) {
    if (c == '"') shown += '\\';
    shown += c;
  }
  return shown;
}

std::string PrintCreateCatalog(const Catalog& catalog) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : HashOrder(catalog.properties)) {
    if (key == "password" || key == "azure_path_key") continue;
    lines.push_back(StrCat("\"", key, "\"  =  \"", ShownValue(key, value), "\""));
  }
  std::string comment;
  if (catalog.comment.has_value()) {
    comment = StrCat("comment \"", EscapeComment(*catalog.comment), "\"\n");
  }
  return StrCat("CREATE EXTERNAL CATALOG `", catalog.name, "`\n", comment, "PROPERTIES (",
                Join(lines, ",\n"), "\n)");
}

std::string Capitalized(const std::string& type) {
  return StrCat(Upper(type.substr(0, 1)), type.substr(1));
}

MaybeError AnalyzeCreate(const CreateCatalog& statement) {
  if (MaybeError error = CheckObjectName("catalog", statement.name)) return error;
  if (statement.name == kInternalCatalog) {
    return AnalyzeError(
        "External catalog name can't be the same as internal catalog name 'default_catalog'");
  }
  const std::string* type = FindProperty(statement.properties, "type");
  if (type == nullptr || type->empty()) return AnalyzeError("'type' can not be null or empty");
  if (!IsConnectorType(*type)) {
    return AnalyzeError(StrCat("[type : ", *type, "] is not supported"));
  }
  return std::nullopt;
}

CreateCatalog ParseCreate(Parser& p) {
  CreateCatalog ast;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.IdentifierOrString();
  if (p.Accept("COMMENT")) ast.comment = p.String();
  p.Expect("PROPERTIES");
  ast.properties = p.PropertyList();
  return ast;
}

}  // namespace

Statement ParseCatalogStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "EXTERNAL", "CATALOG"})) return Bind(ParseCreate(p));
  if (p.AcceptAll({"ALTER", "CATALOG"})) {
    std::string name = p.IdentifierOrString();
    p.Expect("SET");
    return Bind(AlterCatalog{name, p.PropertyList()});
  }
  if (p.AcceptAll({"DROP", "CATALOG"})) {
    bool if_exists = p.IfExists();
    return Bind(DropCatalog{if_exists, p.IdentifierOrString()});
  }
  if (p.AcceptAll({"SHOW", "CATALOGS"})) {
    ShowCatalogs ast;
    if (p.Accept("LIKE")) ast.like = p.String();
    return Bind(std::move(ast));
  }
  if (p.AcceptAll({"SHOW", "CREATE", "CATALOG"})) {
    return Bind(ShowCreateCatalog{p.IdentifierOrString()});
  }
  return {};
}

void SetProperty(const std::string& key, const std::string& value, Properties* properties) {
  for (auto& [name, old] : *properties) {
    if (name != key) continue;
    old = value;
    return;
  }
  properties->emplace_back(key, value);
}

const std::string* FindProperty(const Properties& properties, std::string_view key) {
  const std::string* found = nullptr;
  for (const auto& [name, value] : properties) {
    if (name == key) found = &value;
  }
  return found;
}

Result Execute(const CreateCatalog& statement, Context& context) {
  if (MaybeError error = AnalyzeCreate(statement)) return *error;
  if (MaybeError error = RequireSystem(context, {"CREATE EXTERNAL CATALOG"})) return *error;
  if (context.state.catalogs.count(statement.name) != 0) {
    if (statement.if_not_exists) return OkResult{};
    return RunError({5514, "42000"}, StrCat("Catalog '", statement.name, "' already exists"));
  }
  Catalog catalog;
  for (const auto& [key, value] : statement.properties) {
    SetProperty(key, value, &catalog.properties);
  }
  catalog.type = *FindProperty(catalog.properties, "type");
  std::string refusal = PrepareConnector(Lower(catalog.type), &catalog.properties);
  if (!refusal.empty()) {
    return RunError(
        StrCat("connector create failed {Failed to init connector [type: ", Lower(catalog.type),
               ", name: ", statement.name, "]. msg: ", refusal, "}"));
  }
  catalog.id = context.state.NewId();
  catalog.name = statement.name;
  catalog.comment = statement.comment;
  context.state.catalogs[statement.name] = std::move(catalog);
  return OkResult{};
}

Result Execute(const AlterCatalog& statement, Context& context) {
  if (FindProperty(statement.properties, "type") != nullptr) {
    return AnalyzeError("Not support alter catalog property type");
  }
  if (MaybeError error = RequireCatalog(context, statement.name, "ALTER")) return *error;
  auto catalog = context.state.catalogs.find(statement.name);
  if (catalog == context.state.catalogs.end()) return OkResult{};
  for (const auto& [key, value] : statement.properties) {
    SetProperty(key, value, &catalog->second.properties);
  }
  return OkResult{};
}

Result Execute(const DropCatalog& statement, Context& context) {
  if (statement.name == kInternalCatalog) {
    return AnalyzeError("Can't drop the default internal catalog");
  }
  if (MaybeError error = RequireCatalog(context, statement.name, "DROP")) return *error;
  if (context.state.catalogs.erase(statement.name) == 0 && !statement.if_exists) {
    return UnknownCatalog(statement.name, false);
  }
  return OkResult{};
}

RowsResult ListCatalogs(const Context& context, const std::optional<std::string>& like) {
  RowsResult result = MakeRows({"Catalog", "Type", "Comment"});
  auto wanted = [&](std::string_view name) { return !like.has_value() || Like(name, *like); };
  if (wanted(kInternalCatalog)) {
    result.rows.push_back({std::string(kInternalCatalog), "Internal",
                           "An internal catalog contains this cluster's self-managed tables."});
  }
  for (const auto& [name, catalog] : context.state.catalogs) {
    if (!wanted(name)) continue;
    if (!HasAny(context, ObjectType::kCatalog, CatalogKey(context.state, name))) continue;
    result.rows.push_back({name, Capitalized(catalog.type), catalog.comment});
  }
  return result;
}

Result Execute(const ShowCatalogs& statement, Context& context) {
  return ListCatalogs(context, statement.like);
}

Result Execute(const ShowCreateCatalog& statement, Context& context) {
  RowsResult result = MakeRows({"Catalog", "Create Catalog"});
  if (statement.name == kInternalCatalog) return result;
  auto catalog = context.state.catalogs.find(statement.name);
  if (catalog == context.state.catalogs.end()) return UnknownCatalog(statement.name, true);
  result.rows.push_back({statement.name, PrintCreateCatalog(catalog->second)});
  return result;
}

}  // namespace sandbox::behaviour
