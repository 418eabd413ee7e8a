#include "provider/engine/server.h"

#include <utility>

#include "absl/time/clock.h"
#include "provider/base/log.h"
#include "provider/base/strings.h"
#include "provider/engine/guard.h"
#include "provider/engine/job.h"
#include "provider/engine/validate.h"

namespace engine {
namespace {

constexpr absl::Duration kConfigBudget = absl::Minutes(1);

template <typename Map>
std::map<std::string, cty::Type, std::less<>> TypesOf(const Map& parts) {
  std::map<std::string, cty::Type, std::less<>> types;
  for (const auto& [name, part] : parts) {
    types.emplace(name, schema::ObjectType(part->schema().attributes));
  }
  return types;
}

// Of the resources that have one.
std::map<std::string, cty::Type, std::less<>> IdentityTypesOf(const sdk::Catalog& catalog) {
  std::map<std::string, cty::Type, std::less<>> types;
  for (const auto& [name, resource] : catalog.resources) {
    const auto& identity = resource->schema().identity;
    if (!identity.empty()) types.emplace(name, schema::ObjectType(identity));
  }
  return types;
}

const cty::Type* FindType(const std::map<std::string, cty::Type, std::less<>>& types,
                          std::string_view name) {
  auto it = types.find(name);
  return it == types.end() ? nullptr : &it->second;
}

}  // namespace

Server::Server(sdk::Catalog catalog)
    : catalog_(std::move(catalog)),
      provider_type_(schema::ObjectType(catalog_.provider->schema().attributes)),
      resource_types_(TypesOf(catalog_.resources)),
      identity_types_(IdentityTypesOf(catalog_)),
      data_types_(TypesOf(catalog_.data_sources)),
      ephemeral_types_(TypesOf(catalog_.ephemerals)) {}

const cty::Type* Server::ResourceType(std::string_view type) const {
  return FindType(resource_types_, type);
}
const cty::Type* Server::IdentityType(std::string_view type) const {
  return FindType(identity_types_, type);
}
const cty::Type* Server::DataSourceType(std::string_view type) const {
  return FindType(data_types_, type);
}
const cty::Type* Server::EphemeralType(std::string_view type) const {
  return FindType(ephemeral_types_, type);
}

std::shared_ptr<void> Server::ProviderData() const {
  const std::lock_guard lock(mutex_);
  return provider_data_;
}

base::Context Server::ContextFor(const Rpc& rpc, absl::Duration budget) {
  return base::Context(&stop_, absl::Now() + budget, rpc.cancelled);
}

Diagnostics Server::ValidateProvider(const Rpc& rpc, const cty::Value& config) {
  sdk::AnyProvider& provider = *catalog_.provider;
  Diagnostics diagnostics = CheckConfig(provider.schema(), config, true);
  if (HasError(diagnostics)) return diagnostics;
  Job job("provider", ContextFor(rpc, kConfigBudget), nullptr);
  absl::Status status =
      Guarded(job.Where("Validate"), [&] { return provider.Validate(job.call(), config); });
  AppendWarnings(job.call(), &diagnostics);
  if (!status.ok()) diagnostics.push_back(FromStatus("Invalid provider configuration", status));
  return diagnostics;
}

Diagnostics Server::Configure(const Rpc& rpc, const cty::Value& config,
                              std::string_view terraform_version) {
  Diagnostics diagnostics;
  Job job("provider", ContextFor(rpc, kConfigBudget), nullptr);
  sdk::ClientInfo client{std::string(terraform_version), rpc.deferral_allowed};
  auto data = Guarded(job.Where("Configure"),
                      [&] { return catalog_.provider->Configure(job.call(), config, client); });
  AppendWarnings(job.call(), &diagnostics);
  if (!data.ok()) {
    diagnostics.push_back(FromStatus("Configuring the provider failed", data.status()));
    return diagnostics;
  }
  base::Log(base::LogLevel::kDebug, "provider configured",
            {{"terraform_version", terraform_version}});
  const std::lock_guard lock(mutex_);
  provider_data_ = *std::move(data);
  return diagnostics;
}

void Server::Stop() { stop_.Stop(); }

}  // namespace engine
