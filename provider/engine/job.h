// One RPC on one resource: what its handlers share.
#ifndef PROVIDER_ENGINE_JOB_H_
#define PROVIDER_ENGINE_JOB_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "provider/base/context.h"
#include "provider/engine/checks.h"
#include "provider/engine/diagnostic.h"
#include "provider/sdk/call.h"

namespace engine {

// The context and the call that an author's code gets. Not thread-safe.
class Job {
 public:
  Job(std::string_view type, base::Context context, std::shared_ptr<void> provider,
      sdk::PrivateData private_data = {})
      : type_(type),
        context_(std::move(context)),
        call_(context_, std::move(provider), std::move(private_data)) {}
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const base::Context& context() const { return context_; }
  sdk::Call& call() { return call_; }
  // "starrocks_role/Create", for messages about bugs.
  std::string Where(std::string_view method) const;

 private:
  std::string type_;
  base::Context context_;
  sdk::Call call_;
};

// A diagnostic for each broken rule: a bug of the provider, named with type and attribute.
void AppendViolations(std::string_view type, const std::vector<Violation>& violations,
                      Diagnostics* out);

Diagnostic UnknownType(std::string_view kind, std::string_view type);

}  // namespace engine

#endif  // PROVIDER_ENGINE_JOB_H_
