#include "provider/schema/schema.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "provider/base/strings.h"

namespace schema {
namespace {

bool LegalName(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool Reserved(std::string_view name, Use use) {
  static constexpr std::array<std::string_view, 7> kResource = {
      "count", "for_each", "depends_on", "provider", "lifecycle", "connection", "provisioner"};
  static constexpr std::array<std::string_view, 2> kProvider = {"version", "alias"};
  auto has = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return use == Use::kProvider ? has(kProvider) : has(kResource);
}

bool HoldsWriteOnly(const Nested& nested) {
  return std::any_of(nested.attributes.begin(), nested.attributes.end(), [](const Attribute& a) {
    return a.write_only || (a.nested != nullptr && HoldsWriteOnly(*a.nested));
  });
}

class Inspector {
 public:
  explicit Inspector(Use use) : use_(use) {}

  void Inspect(const std::vector<Attribute>& attributes, const std::string& prefix) {
    for (size_t i = 0; i < attributes.size(); ++i) {
      const Attribute& a = attributes[i];
      const std::string where = prefix + a.name;
      if (i > 0 && !(attributes[i - 1].name < a.name)) Say(where, "is declared twice or unsorted");
      InspectOne(a, where, prefix.empty());
      if (a.nested != nullptr) Inspect(a.nested->attributes, where + ".");
    }
  }

  std::vector<std::string> problems;

 private:
  void Say(const std::string& where, std::string_view what) {
    problems.push_back(base::StrCat(where, " ", what));
  }

  void InspectOne(const Attribute& a, const std::string& where, bool root) {
    if (!LegalName(a.name)) Say(where, "is no legal attribute name");
    if (root && Reserved(a.name, use_)) Say(where, "is a name that Terraform reserves");
    if (root && a.name == "id" && !a.computed) Say(where, "must be computed");
    if (a.doc.empty()) Say(where, "has no documentation");
    InspectFlags(a, where);
    InspectType(a, where);
  }

  void InspectFlags(const Attribute& a, const std::string& where) {
    if (!a.required && !a.optional && !a.computed) {
      Say(where, "is neither required nor optional nor computed");
    }
    if (a.required && a.optional) Say(where, "is both required and optional");
    if (a.required && a.computed) Say(where, "is both required and computed");
    if (a.default_value && !(a.optional && a.computed)) {
      Say(where, "has a default and is not optional and computed");
    }
    if (a.write_only && a.computed) Say(where, "is both write-only and computed");
    if (a.write_only && use_ != Use::kResource) Say(where, "is write-only outside of a resource");
    if (a.write_only && a.replace) Say(where, "is write-only and forces replacement");
    if (a.keep_state && !a.computed) Say(where, "keeps its state and is not computed");
    if (use_ == Use::kProvider && a.computed) Say(where, "is computed in a provider's block");
  }

  void InspectType(const Attribute& a, const std::string& where) {
    if (a.default_value && !cty::Conforms(*a.default_value, a.type)) {
      Say(where, "has a default of another type");
    }
    if (a.nested == nullptr) {
      if (a.type.kind() == cty::Type::Kind::kSet && a.type.HasDynamic()) {
        Say(where, "is a set of dynamic values");
      }
      return;
    }
    if (a.nested->attributes.empty()) Say(where, "is a nested object without attributes");
    if (!(a.type == NestedType(*a.nested))) Say(where, "has another type than its attributes");
    if (a.nested->mode != Nested::Mode::kSet) return;
    if (HoldsWriteOnly(*a.nested)) Say(where, "is a set that holds a write-only attribute");
    if (a.type.HasDynamic()) Say(where, "is a set that holds dynamic values");
  }

  Use use_;
};

}  // namespace

cty::Type ObjectType(const std::vector<Attribute>& attributes) {
  std::map<std::string, cty::Type> members;
  for (const Attribute& a : attributes) members.emplace(a.name, a.type);
  return cty::Type::Object(std::move(members));
}

cty::Type NestedType(const Nested& nested) {
  const cty::Type object = ObjectType(nested.attributes);
  switch (nested.mode) {
    case Nested::Mode::kList:
      return cty::Type::List(object);
    case Nested::Mode::kSet:
      return cty::Type::Set(object);
    case Nested::Mode::kMap:
      return cty::Type::Map(object);
    case Nested::Mode::kSingle:
      break;
  }
  return object;
}

const Attribute* Find(const std::vector<Attribute>& attributes, std::string_view name) {
  auto it = std::lower_bound(attributes.begin(), attributes.end(), name,
                             [](const Attribute& a, std::string_view n) { return a.name < n; });
  return it != attributes.end() && it->name == name ? &*it : nullptr;
}

std::vector<std::string> Problems(const Schema& schema, Use use) {
  Inspector inspector(use);
  if (schema.version < 0) inspector.problems.push_back("the version is negative");
  inspector.Inspect(schema.attributes, "");
  for (const Attribute& a : schema.identity) {
    if (a.type.IsPrimitive()) continue;
    inspector.problems.push_back(base::StrCat("identity ", a.name, " is of no simple type"));
  }
  return std::move(inspector.problems);
}

}  // namespace schema
