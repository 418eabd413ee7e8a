// Listing what is on the server, managed or not.
#include <utility>

#include "provider/base/strings.h"
#include "provider/engine/finish.h"
#include "provider/engine/guard.h"
#include "provider/engine/job.h"
#include "provider/engine/private_data.h"
#include "provider/engine/server.h"

namespace engine {
namespace {

constexpr absl::Duration kListBudget = absl::Minutes(10);

// The private bytes of an object that was just found: its first Read fills everything.
std::string ImportedPrivate() { return EncodePrivate({{std::string(sdk::kImported), "true"}}); }

}  // namespace

Diagnostics Server::List(const Rpc& rpc, std::string_view type, bool whole,
                         const std::function<bool(const Listed&)>& emit) {
  Diagnostics diagnostics;
  auto it = catalog_.resources.find(type);
  if (it == catalog_.resources.end() || !it->second->Lists()) {
    diagnostics.push_back(UnknownType("list resource type", type));
    return diagnostics;
  }
  sdk::AnyResource& resource = *it->second;
  Job job(type, ContextFor(rpc, kListBudget), ProviderData());
  absl::Status status = Guarded(job.Where("List"), [&] {
    return resource.List(job.call(), [&](const cty::Value& stub, std::string name) {
      Listed listed{KnownIdentity(resource, stub), std::move(name), {}, {}};
      if (whole) {
        ObjectResult read = Read(rpc, type, Storable(resource.schema(), stub), ImportedPrivate());
        if (read.state.IsNull() && !HasError(read.diagnostics)) return true;  // gone meanwhile
        listed.state = read.state;
        listed.diagnostics = std::move(read.diagnostics);
      }
      return emit(listed);
    });
  });
  AppendWarnings(job.call(), &diagnostics);
  if (!status.ok()) {
    diagnostics.push_back(FromStatus(base::StrCat("Listing ", type, " failed"), status));
  }
  return diagnostics;
}

}  // namespace engine
