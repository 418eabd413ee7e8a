#include "provider/docs/type_name.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "provider/base/strings.h"

namespace docs {

using Kind = cty::Type::Kind;

std::string TypeTitle(const cty::Type& type) {
  switch (type.kind()) {
    case Kind::kBool:
      return "Boolean";
    case Kind::kNumber:
      return "Number";
    case Kind::kString:
      return "String";
    case Kind::kDynamic:
      return "Dynamic";
    case Kind::kList:
      return base::StrCat("List of ", TypeTitle(type.element()));
    case Kind::kSet:
      return base::StrCat("Set of ", TypeTitle(type.element()));
    case Kind::kMap:
      return base::StrCat("Map of ", TypeTitle(type.element()));
    case Kind::kTuple:
      return "Tuple";
    case Kind::kObject:
      return "Object";
  }
  return "";
}

namespace {

void AppendType(std::string* out, const cty::Type& type) {
  base::StrAppend(out, TypeConstraint(type));
}

void AppendMember(std::string* out, const std::pair<const std::string, cty::Type>& member) {
  base::StrAppend(out, member.first, " = ", TypeConstraint(member.second));
}

}  // namespace

std::string TypeConstraint(const cty::Type& type) {
  switch (type.kind()) {
    case Kind::kBool:
      return "bool";
    case Kind::kNumber:
      return "number";
    case Kind::kString:
      return "string";
    case Kind::kDynamic:
      return "any";
    case Kind::kList:
      return base::StrCat("list(", TypeConstraint(type.element()), ")");
    case Kind::kSet:
      return base::StrCat("set(", TypeConstraint(type.element()), ")");
    case Kind::kMap:
      return base::StrCat("map(", TypeConstraint(type.element()), ")");
    case Kind::kTuple:
      return base::StrCat("tuple([", absl::StrJoin(type.elements(), ", ", AppendType), "])");
    case Kind::kObject:
      return base::StrCat("object({ ", absl::StrJoin(type.attributes(), ", ", AppendMember), " })");
  }
  return "";
}

}  // namespace docs
