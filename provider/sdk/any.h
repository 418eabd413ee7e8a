// Resources, data sources, ephemeral resources, functions and the provider as the engine drives
// them: on untyped values. Authors use the typed faces (resource.h, data_source.h, ...).
//
// Thread rule for all of them: calls come from many threads at once; objects hold no state of a
// call.
#ifndef PROVIDER_SDK_ANY_H_
#define PROVIDER_SDK_ANY_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/call.h"

namespace sdk {

// Takes one object of a listing and the name to show for it; false: no more.
using ListSink = std::function<bool(const cty::Value& stub, std::string display_name)>;

class AnyResource {
 public:
  virtual ~AnyResource() = default;
  virtual const schema::Schema& schema() const = 0;

  // Rules between attributes. Unknown values may be anywhere. No network.
  virtual absl::Status Validate(Call& call, const cty::Value& config) = 0;
  // Last word on a plan (pure; `prior` null on create). Returns the planned value.
  virtual absl::StatusOr<cty::Value> AdjustPlan(Call& call, const cty::Value& prior,
                                                const cty::Value& config,
                                                const cty::Value& planned) = 0;
  // Judges a plan that changes something, when it is ready: refuses it by an error, warns. May ask
  // servers; a server that doesn't answer is no reason to refuse.
  virtual absl::Status CheckPlan(Call& call, const cty::Value& prior, const cty::Value& config,
                                 const cty::Value& planned) {
    return absl::OkStatus();
  }
  // May refuse a destroy already in the plan.
  virtual absl::Status PlanDestroy(Call& call, const cty::Value& prior) = 0;
  // A warning of what a replacement loses; called when the plan replaces the object.
  virtual void PlanReplace(Call& call, const cty::Value& prior, const cty::Value& planned) = 0;

  virtual absl::StatusOr<cty::Value> Create(Call& call, const cty::Value& plan,
                                            const cty::Value& config) = 0;
  // Null = certainly gone.
  virtual absl::StatusOr<cty::Value> Read(Call& call, const cty::Value& state) = 0;
  virtual absl::StatusOr<cty::Value> Update(Call& call, const cty::Value& state,
                                            const cty::Value& plan, const cty::Value& config) = 0;
  virtual absl::Status Delete(Call& call, const cty::Value& state) = 0;
  // The stub of the object called `id`; Read fills it.
  virtual absl::StatusOr<cty::Value> Import(Call& call, std::string_view id) = 0;

  // Only of resources whose schema has an identity: that of `object` (wholly known where it
  // matters), and the stub of the object so identified.
  virtual cty::Value IdentityOf(const cty::Value& object) { return {}; }
  virtual absl::StatusOr<cty::Value> ImportByIdentity(Call& call, const cty::Value& identity) {
    return absl::UnimplementedError("These objects have no identity.");
  }
  // Whether List() works.
  virtual bool Lists() const { return false; }
  // Hands every object that the server has to `emit`, as a stub that Read can fill, until that says
  // false.
  virtual absl::Status List(Call& call, const ListSink& emit) {
    return absl::UnimplementedError("These objects can't be listed.");
  }

  // Rewrites the JSON of a state of schema version `from` as version from+1. Shape only.
  virtual absl::StatusOr<std::string> Upgrade(int64_t from, std::string_view json) = 0;
  // The object as it was kept by a resource type of another provider.
  virtual absl::StatusOr<cty::Value> Move(std::string_view source_provider,
                                          std::string_view source_type, int64_t source_version,
                                          std::string_view json) = 0;
  // Calls with equal keys run one by one; empty = no lock.
  virtual std::string LockKey(const cty::Value& object) = 0;
};

class AnyDataSource {
 public:
  virtual ~AnyDataSource() = default;
  virtual const schema::Schema& schema() const = 0;
  virtual absl::Status Validate(Call& call, const cty::Value& config) = 0;
  virtual absl::StatusOr<cty::Value> Read(Call& call, const cty::Value& config) = 0;
};

// What Open() gives: the result, and how long it holds.
struct Opened {
  cty::Value result;
  std::optional<absl::Time> renew_at;
};

class AnyEphemeral {
 public:
  virtual ~AnyEphemeral() = default;
  virtual const schema::Schema& schema() const = 0;
  virtual absl::Status Validate(Call& call, const cty::Value& config) = 0;
  // The call's private data goes to Renew and Close.
  virtual absl::StatusOr<Opened> Open(Call& call, const cty::Value& config) = 0;
  virtual absl::StatusOr<std::optional<absl::Time>> Renew(Call& call) = 0;
  virtual absl::Status Close(Call& call) = 0;  // idempotent
};

struct Parameter {
  std::string name;
  std::string doc;
  cty::Type type = cty::Type::String();
  bool allow_null = false;
  bool allow_unknown = false;
};

// A pure function. `run` gets the arguments in order, those of the variadic parameter behind them.
struct Function {
  std::string name;
  std::string summary;  // one line
  std::string doc;      // Markdown
  std::vector<Parameter> parameters;
  std::optional<Parameter> variadic;
  cty::Type result = cty::Type::String();
  // An error may carry the 0-based argument at fault (AtArgument).
  std::function<absl::StatusOr<cty::Value>(const std::vector<cty::Value>&)> run;
};
absl::Status AtArgument(int index, const absl::Status& status);
std::optional<int> ArgumentOf(const absl::Status& status);

// What Terraform says of itself when it configures the provider.
struct ClientInfo {
  std::string terraform_version;
  bool deferral_allowed = false;
};

class AnyProvider {
 public:
  virtual ~AnyProvider() = default;
  virtual const schema::Schema& schema() const = 0;
  virtual absl::Status Validate(Call& call, const cty::Value& config) = 0;
  // No network. `config` may hold unknown values in a plan: then what needs them is left for later
  // and asking for it is the error. The result travels as Call::provider().
  virtual absl::StatusOr<std::shared_ptr<void>> Configure(Call& call, const cty::Value& config,
                                                          const ClientInfo& client) = 0;
};

// Everything that one plugin serves. Names are whole type names ("starrocks_role").
struct Catalog {
  std::unique_ptr<AnyProvider> provider;
  std::map<std::string, std::unique_ptr<AnyResource>, std::less<>> resources;
  std::map<std::string, std::unique_ptr<AnyDataSource>, std::less<>> data_sources;
  std::map<std::string, std::unique_ptr<AnyEphemeral>, std::less<>> ephemerals;
  std::map<std::string, Function, std::less<>> functions;
};

}  // namespace sdk

#endif  // PROVIDER_SDK_ANY_H_
