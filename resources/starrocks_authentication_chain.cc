#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/security_chain.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

constexpr char kId[] = "authentication_chain";

struct Chain {
  sdk::StringList chain;
  sdk::Bool persistent;

  static void Describe(sdk::Schema<Chain>& s) {
    s.Doc(
        "The order in which StarRocks (3.5 and later) asks who may log in: one per cluster. "
        "Destroying it returns to StarRocks' own accounts alone.");
    s.Required("chain", &Chain::chain)
        .Must(CheckChain)
        .Doc("`native` for StarRocks' own accounts, and names of security integrations, in order.");
    s.OptionalComputed("persistent", &Chain::persistent)
        .Default(false)
        .Doc(
            "Whether the setting outlives a restart of the front ends, which must have been "
            "started for that.");
    s.Timeouts();
  }

  static absl::Status CheckChain(const std::vector<std::string>& chain) {
    for (const std::string& name : chain) TF_TRY(starrocks::CheckCatalogName(name));
    if (std::find(chain.begin(), chain.end(), starrocks::kNativeAuthentication) != chain.end()) {
      return absl::OkStatus();
    }
    return base::MakeError(base::ErrorKind::kFinal,
                           "Without native no account of StarRocks' own can log in.",
                           "Add \"native\" to the chain, also for the provider's own account.");
  }
};

class ChainResource final : public sdk::Resource<Chain> {
 public:
  absl::StatusOr<Chain> Create(sdk::Call& call, const Chain& plan, const Chain&) override {
    return Set(call, plan);
  }

  absl::StatusOr<std::optional<Chain>> Read(sdk::Call& call, const Chain& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Chain found = state;
    TF_ASSIGN(found.chain, starrocks::ReadAuthenticationChain(*client, call.context()));
    if (found.persistent.IsNull()) found.persistent = false;
    return found;
  }

  absl::StatusOr<Chain> Update(sdk::Call& call, const Chain& state, const Chain& plan,
                               const Chain&) override {
    if (*state.chain == *plan.chain && *state.persistent == *plan.persistent) return plan;
    return Set(call, plan);
  }

  absl::Status Delete(sdk::Call& call, const Chain& state) override {
    Chain native;
    native.chain = std::vector<std::string>{std::string(starrocks::kNativeAuthentication)};
    native.persistent = state.persistent;
    return Set(call, native).status();
  }

  absl::StatusOr<Chain> Import(sdk::Call&, std::string_view id) override {
    if (id == kId) return Chain();
    return base::MakeError(base::ErrorKind::kFinal, "There is one authentication chain only.",
                           "Use the import id \"authentication_chain\".");
  }

  std::string LockKey(const Chain&) override { return kId; }

 private:
  static absl::StatusOr<Chain> Set(sdk::Call& call, const Chain& chain) {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_TRY(Explained(starrocks::SetAuthenticationChain(*client, call.context(), *chain.chain,
                                                       chain.persistent.value_or(false))));
    return chain;
  }

  // A front end that wasn't started for it names no attribute.
  static absl::Status Explained(const absl::Status& status) {
    if (!absl::StrContains(status.message(), "not persisted")) return status;
    return sdk::AtAttribute(
        cty::Path("persistent"),
        base::MakeError(base::ErrorKind::kFinal, base::StrCat(status.message()),
                        "Leave persistent out and write the setting to fe.conf of every front end "
                        "too, or start them with support for persistent settings."));
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_authentication_chain() {
  return sdk::Adapt<Chain>(std::make_unique<ChainResource>());
}
}  // namespace make_resource
}  // namespace resources
