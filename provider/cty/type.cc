#include "provider/cty/type.h"

#include <algorithm>
#include <utility>

#include "provider/cty/json_string.h"
#include "provider/cty/require.h"

namespace cty {

// What the parameterised kinds have besides their kind; a collection has one element type.
struct Type::Detail {
  std::vector<Type> elements;
  std::map<std::string, Type> attributes;
  bool has_dynamic = false;

  explicit Detail(std::vector<Type> types) : elements(std::move(types)) {
    has_dynamic =
        std::any_of(elements.begin(), elements.end(), [](const Type& t) { return t.HasDynamic(); });
  }
  explicit Detail(std::map<std::string, Type> types) : attributes(std::move(types)) {
    has_dynamic = std::any_of(attributes.begin(), attributes.end(),
                              [](const auto& a) { return a.second.HasDynamic(); });
  }
};

namespace {

const char* Name(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::kBool:
      return "bool";
    case Type::Kind::kNumber:
      return "number";
    case Type::Kind::kString:
      return "string";
    case Type::Kind::kDynamic:
      return "dynamic";
    case Type::Kind::kList:
      return "list";
    case Type::Kind::kSet:
      return "set";
    case Type::Kind::kMap:
      return "map";
    case Type::Kind::kTuple:
      return "tuple";
    case Type::Kind::kObject:
      return "object";
  }
  return "";
}

bool IsCollection(Type::Kind kind) {
  return kind == Type::Kind::kList || kind == Type::Kind::kSet || kind == Type::Kind::kMap;
}

void AppendJson(const Type& type, std::string* out);

void AppendElements(const std::vector<Type>& elements, std::string* out) {
  out->push_back('[');
  for (const Type& element : elements) {
    if (out->back() != '[') out->push_back(',');
    AppendJson(element, out);
  }
  out->push_back(']');
}

void AppendAttributes(const std::map<std::string, Type>& attributes, std::string* out) {
  out->push_back('{');
  for (const auto& [name, type] : attributes) {
    if (out->back() != '{') out->push_back(',');
    AppendQuoted(name, QuoteStyle::kCty, out);
    out->push_back(':');
    AppendJson(type, out);
  }
  out->push_back('}');
}

void AppendJson(const Type& type, std::string* out) {
  if (!IsCollection(type.kind()) && type.kind() != Type::Kind::kTuple &&
      type.kind() != Type::Kind::kObject) {
    AppendQuoted(Name(type.kind()), QuoteStyle::kCty, out);
    return;
  }
  out->push_back('[');
  AppendQuoted(Name(type.kind()), QuoteStyle::kCty, out);
  out->push_back(',');
  if (type.kind() == Type::Kind::kTuple) {
    AppendElements(type.elements(), out);
  } else if (type.kind() == Type::Kind::kObject) {
    AppendAttributes(type.attributes(), out);
  } else {
    AppendJson(type.element(), out);
  }
  out->push_back(']');
}

}  // namespace

Type Type::Bool() { return Type(Kind::kBool); }
Type Type::Number() { return Type(Kind::kNumber); }
Type Type::String() { return Type(Kind::kString); }
Type Type::Dynamic() { return Type(Kind::kDynamic); }

Type Type::List(Type element) {
  return Type(Kind::kList, std::make_shared<Detail>(std::vector<Type>{std::move(element)}));
}

Type Type::Set(Type element) {
  return Type(Kind::kSet, std::make_shared<Detail>(std::vector<Type>{std::move(element)}));
}

Type Type::Map(Type element) {
  return Type(Kind::kMap, std::make_shared<Detail>(std::vector<Type>{std::move(element)}));
}

Type Type::Tuple(std::vector<Type> elements) {
  return Type(Kind::kTuple, std::make_shared<Detail>(std::move(elements)));
}

Type Type::Object(std::map<std::string, Type> attributes) {
  return Type(Kind::kObject, std::make_shared<Detail>(std::move(attributes)));
}

std::string Type::ToJson() const {
  std::string out;
  AppendJson(*this, &out);
  return out;
}

bool Type::IsPrimitive() const {
  return kind_ == Kind::kBool || kind_ == Kind::kNumber || kind_ == Kind::kString;
}

bool Type::HasDynamic() const {
  return kind_ == Kind::kDynamic || (detail_ != nullptr && detail_->has_dynamic);
}

const Type& Type::element() const {
  Require(IsCollection(kind_));
  return detail_->elements.front();
}

const std::vector<Type>& Type::elements() const {
  Require(kind_ == Kind::kTuple);
  return detail_->elements;
}

const std::map<std::string, Type>& Type::attributes() const {
  Require(kind_ == Kind::kObject);
  return detail_->attributes;
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.detail_ == b.detail_) return true;
  return a.detail_->elements == b.detail_->elements &&
         a.detail_->attributes == b.detail_->attributes;
}

}  // namespace cty
