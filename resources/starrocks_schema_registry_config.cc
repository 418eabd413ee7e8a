#include <memory>
#include <optional>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/schema_registry/configs.h"
#include "provider/clients/schema_registry/errors.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

constexpr char kGlobal[] = "__GLOBAL";  // the import id of the registry's own level

struct RegistryConfig {
  sdk::String subject, compatibility;

  static void Describe(sdk::Schema<RegistryConfig>& s) {
    s.Doc("The compatibility level of a schema registry, or of one of its subjects.");
    s.Optional("subject", &RegistryConfig::subject)
        .Replace()
        .Must(IsSubject)
        .Doc(
            "The subject. Without it, the level is the registry's own, for all subjects that have "
            "none.");
    s.Required("compatibility", &RegistryConfig::compatibility)
        .Must(OneOf(schema_registry::Levels()))
        .Doc(
            "`NONE`, `BACKWARD`, `BACKWARD_TRANSITIVE`, `FORWARD`, `FORWARD_TRANSITIVE`, `FULL` "
            "or `FULL_TRANSITIVE`.");
    s.Timeouts();
  }

  static absl::Status IsSubject(const std::string& subject) {
    TF_TRY(NotEmpty(subject));
    if (subject != kGlobal) return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal, base::StrCat(kGlobal, " is no subject."),
                           "Leave subject out for the registry's own level.");
  }

  std::string Subject() const { return subject.value_or(""); }
};

class RegistryConfigResource final : public sdk::Resource<RegistryConfig> {
 public:
  absl::StatusOr<RegistryConfig> Create(sdk::Call& call, const RegistryConfig& plan,
                                        const RegistryConfig&) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_TRY(schema_registry::SetLevel(*client, call.context(), plan.Subject(), *plan.compatibility));
    return plan;
  }

  absl::StatusOr<std::optional<RegistryConfig>> Read(sdk::Call& call,
                                                     const RegistryConfig& state) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    auto level = schema_registry::GetLevel(*client, call.context(), state.Subject());
    if (!level.ok() && base::KindOf(level.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!level.ok()) return level.status();
    RegistryConfig found = state;
    found.compatibility = *std::move(level);
    return found;
  }

  absl::StatusOr<RegistryConfig> Update(sdk::Call& call, const RegistryConfig&,
                                        const RegistryConfig& plan,
                                        const RegistryConfig& config) override {
    return Create(call, plan, config);
  }

  absl::Status Delete(sdk::Call& call, const RegistryConfig& state) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    const absl::Status status =
        schema_registry::DeleteLevel(*client, call.context(), state.Subject());
    const int http = schema_registry::HttpStatusOf(status);
    const bool unsupported = !status.ok() && (http == 404 || http == 405);
    if (!unsupported || state.subject.has_value()) return status;
    call.Warn("The registry keeps its compatibility level",
              base::StrCat("This registry can't take its own level away. It stays ",
                           state.compatibility.value_or(""), " and is no longer managed."));
    return absl::OkStatus();
  }

  absl::StatusOr<RegistryConfig> Import(sdk::Call&, std::string_view id) override {
    if (id.empty()) {
      return base::MakeError(base::ErrorKind::kFinal, "The import id is empty.",
                             base::StrCat("The import id is the subject, or ", kGlobal,
                                          " for the registry's own level."));
    }
    RegistryConfig config;
    if (id != kGlobal) config.subject = std::string(id);
    return config;
  }

  std::string LockKey(const RegistryConfig& config) override {
    return config.subject.value_or(kGlobal);
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_schema_registry_config() {
  return sdk::Adapt<RegistryConfig>(std::make_unique<RegistryConfigResource>());
}
}  // namespace make_resource
}  // namespace resources
