// The engine's front desk: one method per RPC, on values. Pure of protobuf and of StarRocks.
#ifndef PROVIDER_ENGINE_SERVER_H_
#define PROVIDER_ENGINE_SERVER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/engine/diagnostic.h"
#include "provider/engine/locks.h"
#include "provider/sdk/any.h"

namespace engine {

// What comes with every RPC.
struct Rpc {
  std::function<bool()> cancelled;  // true once the caller is gone; may be empty
  bool deferral_allowed = false;    // ClientCapabilities
  bool write_only_allowed = true;   // ClientCapabilities (validate only)
};

struct PlanRequest {
  std::string type;
  cty::Value prior, config, proposed;
  std::string prior_private;
};
struct PlanResult {
  cty::Value planned;
  std::vector<cty::Path> requires_replace;  // sorted, unique
  std::string planned_private;
  cty::Value identity;  // null: none, or not known yet
  Diagnostics diagnostics;
};

struct ApplyRequest {
  std::string type;
  cty::Value prior, planned, config;
  std::string planned_private;
};
// Also of Read, Import, Move and Upgrade: an object and what is kept beside it.
struct ObjectResult {
  cty::Value state;
  std::string private_bytes;
  cty::Value identity;  // null: the type has none, or there is no object
  Diagnostics diagnostics;
};

struct EphemeralResult {
  cty::Value result;  // Open only
  std::optional<absl::Time> renew_at;
  std::string private_bytes;
  Diagnostics diagnostics;
};

struct FunctionResult {
  cty::Value result;
  std::optional<std::string> error;
  std::optional<int> argument;  // 0-based, of the error
};

// Thread-safe. Every method catches what an author's code throws and answers with a diagnostic and
// a storable object. Unknown type names are answered with a diagnostic.
class Server {
 public:
  explicit Server(sdk::Catalog catalog);

  const sdk::Catalog& catalog() const { return catalog_; }
  // The object types of values on the wire; null for a type that isn't there. Pointers live as long
  // as the server.
  const cty::Type& ProviderType() const { return provider_type_; }
  const cty::Type* ResourceType(std::string_view type) const;
  // Null for a resource type without identity, too.
  const cty::Type* IdentityType(std::string_view type) const;
  const cty::Type* DataSourceType(std::string_view type) const;
  const cty::Type* EphemeralType(std::string_view type) const;

  Diagnostics ValidateProvider(const Rpc& rpc, const cty::Value& config);
  Diagnostics Configure(const Rpc& rpc, const cty::Value& config,
                        std::string_view terraform_version);
  void Stop();

  Diagnostics ValidateResource(const Rpc& rpc, std::string_view type, const cty::Value& config);
  PlanResult Plan(const Rpc& rpc, const PlanRequest& request);
  ObjectResult Apply(const Rpc& rpc, const ApplyRequest& request);
  ObjectResult Read(const Rpc& rpc, std::string_view type, const cty::Value& state,
                    std::string_view private_bytes);
  ObjectResult Upgrade(const Rpc& rpc, std::string_view type, int64_t version,
                       std::string_view json);
  ObjectResult Import(const Rpc& rpc, std::string_view type, std::string_view id);
  ObjectResult ImportByIdentity(const Rpc& rpc, std::string_view type, const cty::Value& identity);
  // Objects on the server, managed or not, until `emit` says false. `whole`: with their state,
  // which takes a Read each.
  struct Listed {
    cty::Value identity;
    std::string display_name;
    cty::Value state;  // null unless asked for
    Diagnostics diagnostics;
  };
  Diagnostics List(const Rpc& rpc, std::string_view type, bool whole,
                   const std::function<bool(const Listed&)>& emit);
  struct MoveRequest {
    std::string target_type, source_provider, source_type, source_json, source_private;
    int64_t source_version = 0;
  };
  ObjectResult Move(const Rpc& rpc, const MoveRequest& request);

  Diagnostics ValidateDataSource(const Rpc& rpc, std::string_view type, const cty::Value& config);
  ObjectResult ReadDataSource(const Rpc& rpc, std::string_view type, const cty::Value& config);

  Diagnostics ValidateEphemeral(const Rpc& rpc, std::string_view type, const cty::Value& config);
  EphemeralResult OpenEphemeral(const Rpc& rpc, std::string_view type, const cty::Value& config);
  EphemeralResult RenewEphemeral(const Rpc& rpc, std::string_view type,
                                 std::string_view private_bytes);
  EphemeralResult CloseEphemeral(const Rpc& rpc, std::string_view type,
                                 std::string_view private_bytes);

  // `arguments` include the variadic ones.
  FunctionResult CallFunction(std::string_view name, const std::vector<cty::Value>& arguments);

 private:
  std::shared_ptr<void> ProviderData() const;
  base::Context ContextFor(const Rpc& rpc, absl::Duration budget);

  sdk::Catalog catalog_;
  cty::Type provider_type_;
  std::map<std::string, cty::Type, std::less<>> resource_types_, identity_types_, data_types_,
      ephemeral_types_;
  base::StopSignal stop_;
  KeyedLocks locks_;
  mutable std::mutex mutex_;  // guards provider_data_
  std::shared_ptr<void> provider_data_;
};

}  // namespace engine

#endif  // PROVIDER_ENGINE_SERVER_H_
