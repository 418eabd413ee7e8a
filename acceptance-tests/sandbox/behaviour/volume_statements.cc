#include "acceptance-tests/sandbox/behaviour/volume_statements.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/hash_order.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

struct VolumeType {
  std::string_view name;
  std::array<std::string_view, 4> schemes;
  std::string_view prefix;  // of the type's properties; empty: any
};
constexpr std::array<VolumeType, 5> kTypes = {{
    {"S3", {"s3://", "s3a://", "oss://", "s3n://"}, "aws.s3."},
    {"HDFS", {"hdfs://", "viewfs://", "webhdfs://", "hdfs://"}, ""},
    {"AZBLOB", {"azblob://", "wasb://", "wasbs://", "azblob://"}, "azure.blob."},
    {"ADLS2", {"adls2://", "abfs://", "abfss://", "adls2://"}, "azure.adls2."},
    {"GS", {"gs://", "gs://", "gs://", "gs://"}, "gcp.gcs."},
}};

constexpr std::array<std::string_view, 9> kSecrets = {"aws.s3.access_key",
                                                      "aws.s3.secret_key",
                                                      "azure.blob.shared_key",
                                                      "azure.blob.sas_token",
                                                      "azure.adls2.shared_key",
                                                      "azure.adls2.sas_token",
                                                      "azure.adls2.oauth2_client_secret",
                                                      "gcp.gcs.service_account_private_key",
                                                      "hadoop.password"};

const VolumeType* FindType(std::string_view name) {
  for (const VolumeType& type : kTypes) {
    if (type.name == Upper(name)) return &type;
  }
  return nullptr;
}

std::string PrintParams(const Properties& params, bool mask) {
  std::vector<std::string> pairs;
  for (const auto& [key, value] : HashOrder(params, true)) {
    bool secret = std::find(kSecrets.begin(), kSecrets.end(), key) != kSecrets.end();
    pairs.push_back(
        StrCat("\"", key, "\":\"", mask && secret ? "******" : EscapeComment(value), "\""));
  }
  return StrCat("{", Join(pairs, ","), "}");
}

bool HasCredential(const VolumeType& type, const std::map<std::string, std::string>& params) {
  auto has = [&](const char* key) { return params.count(key) != 0; };
  if (type.name == "S3") {
    return has("aws.s3.use_instance_profile") || has("aws.s3.use_aws_sdk_default_behavior") ||
           (has("aws.s3.access_key") && has("aws.s3.secret_key"));
  }
  if (type.name == "HDFS") return true;
  return !params.empty();
}

MaybeError CheckCredential(const VolumeType* type, Properties properties) {
  std::erase_if(properties, [](const auto& pair) { return pair.first == "enabled"; });
  if (type == nullptr || HasCredential(*type, {properties.begin(), properties.end()})) {
    return std::nullopt;
  }
  return AnalyzeError(StrCat("Storage params is not valid ", PrintParams(properties, false)));
}

// Sorts the properties into `volume`; the first one that does not belong there is refused.
MaybeError TakeProperties(const VolumeType& type, const Properties& properties,
                          StorageVolume* volume) {
  for (const auto& [key, value] : properties) {
    if (key == "enabled") {
      volume->enabled = EqualsIgnoreCase(value, "true");
    } else if (key.starts_with(type.prefix)) {
      volume->params[key] = value;
    } else {
      return RunError(StrCat("Invalid properties ", key));
    }
  }
  return std::nullopt;
}

MaybeError CheckLocations(const VolumeType& type, const std::vector<std::string>& locations) {
  for (const std::string& location : locations) {
    bool fits = std::any_of(type.schemes.begin(), type.schemes.end(),
                            [&](std::string_view s) { return location.starts_with(s); });
    if (!fits) return RunError(StrCat("Invalid location ", location));
  }
  return std::nullopt;
}

ErrorResult Missing(std::string_view name) {
  return RunError(StrCat("Storage volume '", name, "' does not exist"));
}

StorageVolume* Find(Context& context, const std::string& name) {
  auto& volumes = context.state.globals.storage_volumes;
  auto found = volumes.find(name);
  return found == volumes.end() ? nullptr : &found->second;
}

MaybeError RequireVolume(const Context& context, const std::string& name,
                         const StorageVolume* volume, std::string_view privilege) {
  if (volume == nullptr ||
      Has(context, ObjectType::kStorageVolume, GlobalKey(volume->id), {privilege})) {
    return std::nullopt;
  }
  return AccessDenied(context, privilege, "STORAGE VOLUME", name);
}

CreateVolume ParseCreate(Parser& p) {
  CreateVolume ast;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.IdentifierOrString();
  p.ExpectAll({"TYPE", "="});
  ast.type = p.Identifier();
  p.ExpectAll({"LOCATIONS", "=", "("});
  ParseCommaList(p, [&] { ast.locations.push_back(p.String()); });
  p.Expect(")");
  ast.comment = p.OptionalComment();
  ast.properties = p.OptionalProperties();
  return ast;
}

AlterVolume ParseAlter(Parser& p) {
  AlterVolume ast;
  ast.name = p.IdentifierOrString();
  if (p.Accept("COMMENT")) {
    p.Expect("=");
    ast.comment = p.String();
  } else {
    p.Expect("SET");
    ast.properties = p.PropertyList();
  }
  return ast;
}

}  // namespace

Statement ParseVolumeStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "STORAGE", "VOLUME"})) return Bind(ParseCreate(p));
  if (p.AcceptAll({"ALTER", "STORAGE", "VOLUME"})) return Bind(ParseAlter(p));
  if (p.AcceptAll({"DROP", "STORAGE", "VOLUME"})) {
    bool if_exists = p.IfExists();
    return Bind(DropVolume{if_exists, p.IdentifierOrString()});
  }
  if (p.AcceptAll({"DESC", "STORAGE", "VOLUME"}) ||
      p.AcceptAll({"DESCRIBE", "STORAGE", "VOLUME"})) {
    return Bind(DescribeVolume{p.IdentifierOrString()});
  }
  if (p.AcceptAll({"SHOW", "STORAGE", "VOLUMES"})) {
    ShowVolumes ast;
    if (p.Accept("LIKE")) ast.like = p.String();
    return Bind(std::move(ast));
  }
  if (p.At("SET") && (p.AtIdentifier(1) || p.Peek(1).kind == Token::Kind::kString) &&
      p.At("AS", 2)) {
    p.Next();
    SetDefaultVolume ast{p.IdentifierOrString()};
    p.ExpectAll({"AS", "DEFAULT", "STORAGE", "VOLUME"});
    return Bind(std::move(ast));
  }
  return {};
}

Result Execute(const CreateVolume& statement, Context& context) {
  if (MaybeError error = CheckObjectName("storage volume", statement.name)) return *error;
  StorageVolume volume;
  const VolumeType* type = FindType(statement.type);
  if (MaybeError error = CheckCredential(type, statement.properties)) return *error;
  if (MaybeError error = RequireSystem(context, {"CREATE STORAGE VOLUME"})) return *error;
  if (type == nullptr) {
    return RunError(StrCat("Unknown storage volume type: ", Upper(statement.type)));
  }
  if (Find(context, statement.name) != nullptr) {
    if (statement.if_not_exists) return OkResult{};
    return RunError(StrCat("Storage volume '", statement.name, "' already exists"));
  }
  if (MaybeError error = CheckLocations(*type, statement.locations)) return *error;
  if (MaybeError error = TakeProperties(*type, statement.properties, &volume)) return *error;
  volume.id = context.state.NewId();
  volume.type = type->name;
  volume.locations = statement.locations;
  volume.comment = statement.comment;
  context.state.globals.storage_volumes[statement.name] = std::move(volume);
  return OkResult{};
}

Result Execute(const AlterVolume& statement, Context& context) {
  StorageVolume* volume = Find(context, statement.name);
  if (MaybeError error = RequireVolume(context, statement.name, volume, "ALTER")) return *error;
  if (volume == nullptr) return Missing(statement.name);
  StorageVolume changed = *volume;
  if (statement.comment.has_value()) changed.comment = *statement.comment;
  if (MaybeError error = TakeProperties(*FindType(volume->type), statement.properties, &changed)) {
    return *error;
  }
  if (!changed.enabled && context.state.globals.default_storage_volume == statement.name) {
    return RunError("Default volume can not be disabled");
  }
  *volume = std::move(changed);
  return OkResult{};
}

Result Execute(const DropVolume& statement, Context& context) {
  StorageVolume* volume = Find(context, statement.name);
  if (MaybeError error = RequireVolume(context, statement.name, volume, "DROP")) return *error;
  if (volume == nullptr) return statement.if_exists ? Result(OkResult{}) : Missing(statement.name);
  if (context.state.globals.default_storage_volume == statement.name) {
    return RunError("default storage volume can not be removed");
  }
  context.state.globals.storage_volumes.erase(statement.name);
  return OkResult{};
}

Result Execute(const SetDefaultVolume& statement, Context& context) {
  StorageVolume* volume = Find(context, statement.name);
  if (MaybeError error = RequireVolume(context, statement.name, volume, "ALTER")) return *error;
  if (volume == nullptr) return Missing(statement.name);
  if (!volume->enabled) {
    return RunError(StrCat("Storage volume '", statement.name, "' is disabled"));
  }
  context.state.globals.default_storage_volume = statement.name;
  return OkResult{};
}

Result Execute(const DescribeVolume& statement, Context& context) {
  const StorageVolume* volume = Find(context, statement.name);
  if (volume == nullptr) {
    return AnalyzeError(StrCat("Unknown storage volume: ", statement.name));
  }
  if (!HasAny(context, ObjectType::kStorageVolume, GlobalKey(volume->id))) {
    return AccessDenied(context, "ANY", "STORAGE VOLUME", statement.name);
  }
  RowsResult result =
      MakeRows({"Name", "Type", "IsDefault", "Location", "Params", "Enabled", "Comment"});
  bool is_default = context.state.globals.default_storage_volume == statement.name;
  result.rows.push_back({statement.name, volume->type, BoolText(is_default),
                         Join(volume->locations, ", "),
                         PrintParams({volume->params.begin(), volume->params.end()}, true),
                         BoolText(volume->enabled), volume->comment});
  return result;
}

Result Execute(const ShowVolumes& statement, Context& context) {
  RowsResult result = MakeRows({"Storage Volume"});
  for (const auto& [name, volume] : context.state.globals.storage_volumes) {
    if (statement.like.has_value() && !Like(name, *statement.like)) continue;
    if (!HasAny(context, ObjectType::kStorageVolume, GlobalKey(volume.id))) continue;
    result.rows.push_back({name});
  }
  return result;
}

}  // namespace sandbox::behaviour
