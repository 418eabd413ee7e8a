// The visitor's badge that goes with every call of an author's code.
#ifndef PROVIDER_SDK_CALL_H_
#define PROVIDER_SDK_CALL_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "provider/base/context.h"
#include "provider/cty/path.h"
#include "provider/cty/value.h"

namespace sdk {

// A remark for the user. `path` empty: about the whole object.
struct Warning {
  std::string summary;
  std::string detail;
  cty::Path path;
};

// An error that one attribute is to blame for: Terraform underlines it.
absl::Status AtAttribute(cty::Path path, const absl::Status& status);
// The path of AtAttribute; empty if there is none.
cty::Path PathOf(const absl::Status& status);
// `rest` below an attribute: a.rest.
cty::Path Prefixed(std::string_view attribute, const cty::Path& rest);

// A short title for the error instead of the engine's ("Creating starrocks_role failed").
absl::Status WithTitle(std::string_view title, const absl::Status& status);
std::string TitleOf(const absl::Status& status);

// Small facts about an object that are kept beside its state, never shown. No secrets: they are
// stored in clear.
using PrivateData = std::map<std::string, std::string>;

// Set by the engine between an import and the first Read after it.
inline constexpr std::string_view kImported = "imported";

// Not thread-safe; lives as long as one call.
class Call {
 public:
  // `provider` is what Provider::Configure made; null while the provider isn't configured.
  Call(const base::Context& context, std::shared_ptr<void> provider, PrivateData private_data = {})
      : context_(context), provider_(std::move(provider)), private_(std::move(private_data)) {}

  const base::Context& context() const { return context_; }
  const std::shared_ptr<void>& provider() const { return provider_; }

  void Warn(std::string summary, std::string detail, cty::Path path = {}) {
    warnings_.push_back({std::move(summary), std::move(detail), std::move(path)});
  }
  const std::vector<Warning>& warnings() const { return warnings_; }

  // In AdjustPlan: the change of the attribute at `path` can't be made in place. Means nothing on
  // create.
  void RequireReplace(cty::Path path) { replaced_.push_back(std::move(path)); }
  const std::vector<cty::Path>& replaced() const { return replaced_; }

  // In AdjustPlan: the plan so far as Terraform has it. Tells which elements are known of a
  // collection that reads as unknown, since one of them is.
  const cty::Value& planned() const { return planned_; }
  void SetPlanned(cty::Value planned) { planned_ = std::move(planned); }

  PrivateData& private_data() { return private_; }
  // True in the first Read after an import: fill everything that can be read.
  bool Imported() const { return private_.count(std::string(kImported)) > 0; }

  // What exists by now, should the rest of Create or Update fail. Resource<T>::Keep is the typed
  // face.
  void KeepPartial(cty::Value state) { partial_ = std::move(state); }
  const std::optional<cty::Value>& partial() const { return partial_; }

 private:
  const base::Context& context_;
  std::shared_ptr<void> provider_;
  PrivateData private_;
  std::vector<Warning> warnings_;
  std::vector<cty::Path> replaced_;
  cty::Value planned_;
  std::optional<cty::Value> partial_;
};

}  // namespace sdk

#endif  // PROVIDER_SDK_CALL_H_
