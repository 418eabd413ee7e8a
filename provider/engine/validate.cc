#include "provider/engine/validate.h"

#include <string>

#include "provider/base/strings.h"
#include "provider/engine/walk.h"

namespace engine {
namespace {

class Validator {
 public:
  explicit Validator(bool write_only_allowed) : write_only_allowed_(write_only_allowed) {}

  void Visit(const Attributes& attributes, const cty::Value& object, const cty::Path& path) {
    if (!Present(object)) return;
    for (const schema::Attribute& a : attributes) {
      VisitAttribute(a, object.Get(a.name), path.Attribute(a.name));
    }
  }

  Diagnostics diagnostics;

 private:
  void VisitAttribute(const schema::Attribute& a, const cty::Value& v, const cty::Path& path) {
    if (a.write_only && !v.IsNull() && !write_only_allowed_) {
      diagnostics.push_back(
          {Diagnostic::Severity::kError, "WriteOnly Attribute Not Allowed",
           base::StrCat("The attribute ", path.ToString(),
                        " is write-only: it is never stored. This needs Terraform 1.11 and later. "
                        "Update Terraform, or use the stored attribute in its place."),
           path});
    }
    if (!Present(v)) return;
    RunChecks(a, v, path);
    if (a.nested == nullptr) return;
    for (const Element& e : Elements(a, v, {}, path)) {
      Visit(a.nested->attributes, e.value, e.path);
    }
  }

  void RunChecks(const schema::Attribute& a, const cty::Value& v, const cty::Path& path) {
    if (!v.IsWhollyKnown()) return;
    for (const schema::Check& check : a.checks) {
      absl::Status status = check(v);
      if (status.ok()) continue;
      Diagnostic d = FromStatus(base::StrCat("Invalid value for ", path.ToString()), status);
      d.path = path;
      diagnostics.push_back(std::move(d));
      return;
    }
  }

  bool write_only_allowed_;
};

}  // namespace

Diagnostics CheckConfig(const schema::Schema& schema, const cty::Value& config,
                        bool write_only_allowed) {
  Validator validator(write_only_allowed);
  validator.Visit(schema.attributes, config, {});
  for (Diagnostic& d : validator.diagnostics) d.path = Addressable(schema.attributes, d.path);
  return std::move(validator.diagnostics);
}

}  // namespace engine
