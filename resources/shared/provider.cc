#include "resources/shared/provider.h"

#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/provider.h"
#include "resources/shared/backends.h"
#include "resources/shared/settings.h"

namespace resources {
namespace {

absl::Status NotKnownYet(const std::vector<std::string>& unknown) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("The provider's settings are not known before the apply: ",
                   absl::StrJoin(unknown, ", "), "."),
      "Apply what they come from first (terraform apply -target=...), or set them by variables.");
}

RestBackend MakeRest(const Settings& settings, Rest endpoint) {
  RestBackend backend;
  backend.named = IsNamed(settings, endpoint);
  if (!backend.named) return backend;
  if (auto unknown = UnknownSettings(settings, endpoint); !unknown.empty()) {
    backend.missing = NotKnownYet(unknown);
    return backend;
  }
  auto options = ToHttpOptions(settings, endpoint);
  if (!options.ok()) {
    backend.missing = options.status();
    return backend;
  }
  auto client = http::Client::Make(*std::move(options));
  backend.missing = client.status();
  if (client.ok()) backend.client = *std::move(client);
  return backend;
}

class StarRocksProvider final : public sdk::Provider<Settings> {
 public:
  absl::Status Validate(sdk::Call&, const Settings& settings) override {
    return CheckSettings(settings);
  }

  absl::StatusOr<std::shared_ptr<void>> Configure(sdk::Call&, const Settings& settings,
                                                  const sdk::ClientInfo& client) override {
    auto backends = std::make_shared<Backends>();
    backends->adopt_identical = AdoptsIdentical(settings);
    for (Rest endpoint : kRestEndpoints) {
      backends->rest[static_cast<std::size_t>(endpoint)] = MakeRest(settings, endpoint);
    }
    if (auto unknown = UnknownSettings(settings); !unknown.empty()) {
      backends->starrocks_missing = NotKnownYet(unknown);
      return backends;
    }
    auto options = ToOptions(settings);
    if (options.ok()) {
      options->program_name = base::StrCat("terraform/", client.terraform_version,
                                           " terraform-provider-starrocks/", TF_VERSION);
      backends->starrocks = std::make_unique<starrocks::Client>(*std::move(options));
    } else if (sdk::PathOf(options.status()).empty()) {
      backends->starrocks_missing = options.status();
    } else {
      return options.status();
    }
    return backends;
  }
};

}  // namespace

std::unique_ptr<sdk::AnyProvider> MakeProvider() {
  return sdk::Adapt<Settings>(std::make_unique<StarRocksProvider>());
}

}  // namespace resources
