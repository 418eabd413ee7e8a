#include "provider/docs/reference.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "provider/base/strings.h"
#include "provider/cty/json.h"
#include "provider/docs/text.h"
#include "provider/docs/type_name.h"

namespace docs {
namespace {

using schema::Attribute;
using schema::Nested;

constexpr std::string_view kWriteOnly =
    "[Write-only](https://developer.hashicorp.com/terraform/language/resources/"
    "ephemeral#write-only-arguments)";

// Objects that still need a part of their own, with their path ("tls", "on.columns").
using Pending = std::vector<std::pair<std::string, const Nested*>>;

std::string_view NestedTitle(Nested::Mode mode) {
  switch (mode) {
    case Nested::Mode::kSingle:
      return "Attributes";
    case Nested::Mode::kList:
      return "Attributes List";
    case Nested::Mode::kSet:
      return "Attributes Set";
    case Nested::Mode::kMap:
      return "Attributes Map";
  }
  return "";
}

std::string Anchor(std::string_view path) {
  return base::StrCat("nestedatt--", absl::StrReplaceAll(base::ToAbsl(path), {{".", "--"}}));
}

// "String, Sensitive": the type and what is special about showing or keeping the value.
std::string Marks(const Attribute& attribute) {
  std::string out = attribute.nested != nullptr ? std::string(NestedTitle(attribute.nested->mode))
                                                : TypeTitle(attribute.type);
  if (attribute.sensitive) base::StrAppend(&out, ", Sensitive");
  if (attribute.write_only) base::StrAppend(&out, ", ", kWriteOnly);
  if (!attribute.deprecated.empty()) base::StrAppend(&out, ", Deprecated");
  return out;
}

std::string DefaultText(const Attribute& attribute) {
  const absl::StatusOr<std::string> text =
      cty::EncodeJson(*attribute.default_value, attribute.type);
  return text.ok() ? *text : attribute.default_value->DebugString();
}

std::string Bullet(const Attribute& attribute, std::string_view path) {
  std::string out = base::StrCat("- `", attribute.name, "` (", Marks(attribute), ")");
  if (!attribute.doc.empty()) base::StrAppend(&out, " ", Indented(attribute.doc));
  if (attribute.default_value) {
    base::StrAppend(&out, " Defaults to `", DefaultText(attribute), "`.");
  }
  if (attribute.replace) base::StrAppend(&out, " Changing it forces replacement.");
  if (!attribute.deprecated.empty()) {
    base::StrAppend(&out, " **Deprecated:** ", Indented(attribute.deprecated));
  }
  if (attribute.nested != nullptr) {
    base::StrAppend(&out, " (see [below for nested schema](#", Anchor(path), "))");
  }
  return base::StrCat(out, "\n");
}

std::string PathOf(std::string_view parent, const Attribute& attribute) {
  return parent.empty() ? attribute.name : base::StrCat(parent, ".", attribute.name);
}

enum class Group { kRequired, kOptional, kReadOnly };

Group GroupOf(const Attribute& attribute) {
  if (attribute.required) return Group::kRequired;
  return attribute.optional ? Group::kOptional : Group::kReadOnly;
}

// The bullets of one group under `heading`; nothing if the group is empty.
std::string GroupText(const std::vector<Attribute>& attributes, Group group,
                      std::string_view heading, std::string_view parent, Pending* pending) {
  std::string bullets;
  for (const Attribute& attribute : attributes) {
    if (GroupOf(attribute) != group) continue;
    const std::string path = PathOf(parent, attribute);
    base::StrAppend(&bullets, Bullet(attribute, path));
    if (attribute.nested != nullptr) pending->emplace_back(path, attribute.nested.get());
  }
  return bullets.empty() ? "" : base::StrCat("\n", heading, "\n\n", bullets);
}

void AppendNested(std::string* out, const Pending& nested);

// All groups, then the nested objects in the order in which they were met.
void AppendAttributes(std::string* out, const std::vector<Attribute>& attributes,
                      std::string_view parent) {
  const bool top = parent.empty();
  Pending pending;
  base::StrAppend(
      out,
      GroupText(attributes, Group::kRequired, top ? "### Required" : "Required:", parent, &pending),
      GroupText(attributes, Group::kOptional, top ? "### Optional" : "Optional:", parent, &pending),
      GroupText(attributes, Group::kReadOnly, top ? "### Read-Only" : "Read-Only:", parent,
                &pending));
  AppendNested(out, pending);
}

void AppendNested(std::string* out, const Pending& nested) {
  for (const auto& [path, object] : nested) {
    base::StrAppend(out, "\n<a id=\"", Anchor(path), "\"></a>\n### Nested Schema for `", path,
                    "`\n");
    AppendAttributes(out, object->attributes, path);
  }
}

std::string ArgumentBullet(const sdk::Parameter& parameter, std::string_view marks) {
  std::string out = base::StrCat("- `", parameter.name, "` (", TypeTitle(parameter.type), marks,
                                 parameter.allow_null ? ", Nullable" : "", ")");
  if (!parameter.doc.empty()) base::StrAppend(&out, " ", Indented(parameter.doc));
  return base::StrCat(out, "\n");
}

std::string Signature(const sdk::Function& function) {
  std::vector<std::string> parameters;
  for (const sdk::Parameter& parameter : function.parameters) {
    parameters.push_back(base::StrCat(parameter.name, " ", TypeConstraint(parameter.type)));
  }
  if (function.variadic) {
    parameters.push_back(
        base::StrCat(function.variadic->name, " ", TypeConstraint(function.variadic->type), "..."));
  }
  return base::StrCat(function.name, "(", absl::StrJoin(parameters, ", "), ") ",
                      TypeConstraint(function.result));
}

}  // namespace

std::string SchemaReference(const std::vector<Attribute>& attributes) {
  std::string out = "## Schema\n";
  AppendAttributes(&out, attributes, "");
  return out;
}

std::string FunctionReference(const sdk::Function& function) {
  std::string out = base::StrCat("## Signature\n\n```text\n", Signature(function), "\n```\n");
  if (!function.parameters.empty() || function.variadic)
    base::StrAppend(&out, "\n## Arguments\n\n");
  for (const sdk::Parameter& parameter : function.parameters) {
    base::StrAppend(&out, ArgumentBullet(parameter, ""));
  }
  if (function.variadic) base::StrAppend(&out, ArgumentBullet(*function.variadic, ", Variadic"));
  base::StrAppend(&out, "\n## Return Type\n\n`", TypeConstraint(function.result), "`\n");
  return out;
}

}  // namespace docs
