#include "provider/wire/rpc_scope.h"

#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/wire/convert.h"
#include "provider/wire/fit.h"

namespace wire {
namespace {

constexpr std::string_view kReport = "Please report this to the provider's developers.";

absl::Status Bug(std::string_view message) {
  return base::MakeError(base::ErrorKind::kFinal, message, kReport);
}

}  // namespace

void RpcScope::Add(const engine::Diagnostics& more) {
  diagnostics_->insert(diagnostics_->end(), more.begin(), more.end());
}

void RpcScope::Error(std::string_view summary, const absl::Status& status) {
  diagnostics_->push_back(engine::FromStatus(summary, status));
}

const cty::Type* RpcScope::Known(const cty::Type* type, std::string_view kind,
                                 std::string_view name) {
  if (type == nullptr) {
    Error(base::StrCat("Unknown ", kind),
          base::MakeError(base::ErrorKind::kFinal,
                          base::StrCat("The provider has no ", kind, " \"", name, "\"."),
                          "Check the provider's version: the name may be of a newer one."));
  }
  return type;
}

const cty::Type* RpcScope::ResourceType(std::string_view name) {
  return Known(engine_.ResourceType(name), "resource type", name);
}

const cty::Type* RpcScope::DataSourceType(std::string_view name) {
  return Known(engine_.DataSourceType(name), "data source", name);
}

const cty::Type* RpcScope::EphemeralType(std::string_view name) {
  return Known(engine_.EphemeralType(name), "ephemeral resource type", name);
}

cty::Value RpcScope::Decode(const tfplugin6::DynamicValue& in, const cty::Type& type,
                            std::string_view what) {
  absl::StatusOr<cty::Value> value = FromProto(in, type);
  if (value.ok()) return *std::move(value);
  Error("Unreadable request", Bug(base::StrCat("The ", what, " that Terraform sent can't be read: ",
                                               value.status().message(), ".")));
  return cty::Value::Null();
}

void RpcScope::Encode(const cty::Value& value, const cty::Type& type,
                      tfplugin6::DynamicValue* out) {
  if (absl::Status status = ToProto(value, type, out); !status.ok()) {
    Error("Malformed result",
          Bug(base::StrCat("The provider made a value that is not of its type: ", status.message(),
                           ".")));
  }
}

void RpcScope::EncodeStorable(const cty::Value& value, const cty::Type& type,
                              const cty::Value& fallback, tfplugin6::DynamicValue* out) {
  const cty::Value& best = value.kind() == cty::Value::Kind::kMap ? value : fallback;
  if (!cty::Conforms(value, type)) (void)ToProto(FitTo(best, type), type, out);
  Encode(value, type, out);
}

}  // namespace wire
