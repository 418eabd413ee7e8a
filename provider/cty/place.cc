#include "provider/cty/place.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "provider/cty/path.h"

namespace cty {
namespace {

const char* Wanted(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::kBool:
      return "a bool";
    case Type::Kind::kNumber:
      return "a number";
    case Type::Kind::kString:
      return "a string";
    case Type::Kind::kDynamic:
      return "a value with its type";
    case Type::Kind::kList:
      return "a list";
    case Type::Kind::kSet:
      return "a set";
    case Type::Kind::kMap:
      return "a map";
    case Type::Kind::kTuple:
      return "a tuple";
    case Type::Kind::kObject:
      return "an object";
  }
  return "another value";
}

}  // namespace

absl::Status Place::Error(std::string_view message) const {
  std::vector<const Place*> places;
  for (const Place* p = this; p != nullptr; p = p->parent_) places.push_back(p);
  Path path;
  for (auto p = places.rbegin(); p != places.rend(); ++p) {
    const Step& step = (*p)->step_;
    if (const auto* attribute = std::get_if<AttributeName>(&step)) {
      path = path.Attribute(std::string(attribute->name));
    } else if (const auto* key = std::get_if<KeyName>(&step)) {
      path = path.Key(std::string(key->key));
    } else if (const auto* index = std::get_if<int64_t>(&step)) {
      path = path.Index(*index);
    }
  }
  return absl::InvalidArgumentError(path.empty() ? std::string(message)
                                                 : path.ToString().append(": ").append(message));
}

absl::Status Place::Required(const Type& type) const {
  return Error(absl::StrCat(Wanted(type.kind()), " is required"));
}

}  // namespace cty
