#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "provider/cty/limits.h"
#include "provider/cty/msgpack.h"
#include "provider/cty/msgpack_format.h"
#include "provider/cty/msgpack_reader.h"
#include "provider/cty/msgpack_refinement.h"
#include "provider/cty/nfc.h"
#include "provider/cty/place.h"
#include "provider/cty/refinement.h"
#include "provider/cty/shape.h"

namespace cty {
namespace {

using Kind = msgpack::Token::Kind;
using msgpack::Token;

// What a container may reserve before its elements have been seen.
constexpr uint64_t kMaxReserve = 64;

class Decoder {
 public:
  explicit Decoder(std::string_view input) : reader_(input) {}

  absl::StatusOr<Value> Decode(const Type& type, const Place& place);

 private:
  absl::StatusOr<Value> DecodeUnknown(const Token& token, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeNumber(const Token& token, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeContainer(const Token& token, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeArray(const Token& head, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeList(uint64_t count, const Type& element, const Place& place);
  absl::StatusOr<Value> DecodeSet(uint64_t count, const Type& element, const Place& place);
  absl::StatusOr<Value> DecodeTuple(uint64_t count, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeMap(uint64_t count, const Type& element, const Place& place);
  absl::StatusOr<Value> DecodeObject(uint64_t count, const Type& type, const Place& place);
  absl::StatusOr<Value> DecodeDynamic(uint64_t count, const Place& place);

  msgpack::Reader reader_;
};

Kind HeadOf(Type::Kind kind) {
  return kind == Type::Kind::kMap || kind == Type::Kind::kObject ? Kind::kMap : Kind::kArray;
}

absl::StatusOr<Value> Decoder::Decode(const Type& type, const Place& place) {
  const Token token = reader_.Next();
  if (token.kind == Kind::kError) return place.Error("msgpack ends too early or is malformed");
  if (token.kind == Kind::kNil) return Value::Null();
  if (token.kind == Kind::kExt) return DecodeUnknown(token, type, place);
  switch (type.kind()) {
    case Type::Kind::kBool:
      if (token.kind != Kind::kBool) return place.Required(type);
      return Value::Bool(token.boolean);
    case Type::Kind::kNumber:
      return DecodeNumber(token, type, place);
    case Type::Kind::kString:
      if (token.kind != Kind::kString) return place.Required(type);
      return Value::String(std::string(token.bytes));
    default:
      return DecodeContainer(token, type, place);
  }
}

absl::StatusOr<Value> Decoder::DecodeUnknown(const Token& token, const Type& type,
                                             const Place& place) {
  if (token.bytes.size() <= 1) return Value::Unknown();
  if (token.ext_type != msgpack::kRefinedExt) return place.Error("unsupported extension");
  if (token.bytes.size() > msgpack::kMaxRefinementSize) return place.Error("oversized refinement");
  absl::StatusOr<Value> value = msgpack::DecodeRefinement(token.bytes);
  if (!value.ok()) return place.Error(std::string(value.status().message()));
  if (value->IsNull()) return value;
  if (type.kind() == Type::Kind::kDynamic) return Value::Unknown();
  if (!RefinementFits(value->refinement(), type)) {
    return place.Error("the refinement of an unknown value is for another type");
  }
  return value;
}

absl::StatusOr<Value> Decoder::DecodeNumber(const Token& token, const Type& type,
                                            const Place& place) {
  absl::StatusOr<Number> number = msgpack::ToNumber(token);
  if (!number.ok()) return place.Required(type);
  return Value::Num(*std::move(number));
}

absl::StatusOr<Value> Decoder::DecodeContainer(const Token& token, const Type& type,
                                               const Place& place) {
  if (token.kind != HeadOf(type.kind())) return place.Required(type);
  if (place.depth() >= kMaxDepth) return place.Error("nested too deep");
  if (type.kind() == Type::Kind::kMap) return DecodeMap(token.count, type.element(), place);
  if (type.kind() == Type::Kind::kObject) return DecodeObject(token.count, type, place);
  return DecodeArray(token, type, place);
}

absl::StatusOr<Value> Decoder::DecodeArray(const Token& head, const Type& type,
                                           const Place& place) {
  if (type.kind() == Type::Kind::kList) return DecodeList(head.count, type.element(), place);
  if (type.kind() == Type::Kind::kSet) return DecodeSet(head.count, type.element(), place);
  if (type.kind() == Type::Kind::kTuple) return DecodeTuple(head.count, type, place);
  return DecodeDynamic(head.count, place);
}

absl::StatusOr<Value> Decoder::DecodeList(uint64_t count, const Type& element, const Place& place) {
  Value::Sequence elements;
  elements.reserve(std::min(count, kMaxReserve));
  for (uint64_t i = 0; i < count; ++i) {
    absl::StatusOr<Value> v = Decode(element, place.Index(static_cast<int64_t>(i)));
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::List(std::move(elements));
}

absl::StatusOr<Value> Decoder::DecodeSet(uint64_t count, const Type& element, const Place& place) {
  Value::Sequence elements;
  elements.reserve(std::min(count, kMaxReserve));
  for (uint64_t i = 0; i < count; ++i) {
    absl::StatusOr<Value> v = Decode(element, place.Inside());
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::Set(std::move(elements));
}

absl::StatusOr<Value> Decoder::DecodeTuple(uint64_t count, const Type& type, const Place& place) {
  if (count != type.elements().size()) {
    return place.Error(WrongTupleLength(type));
  }
  Value::Sequence elements;
  for (const Type& element : type.elements()) {
    const auto index = static_cast<int64_t>(elements.size());
    absl::StatusOr<Value> v = Decode(element, place.Index(index));
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::List(std::move(elements));
}

// cty reads nil and integers in the place of a map's key as the empty string.
bool IsEmptyKey(const Token& token) { return token.kind == Kind::kNil || token.kind == Kind::kInt; }

absl::StatusOr<Value> Decoder::DecodeMap(uint64_t count, const Type& element, const Place& place) {
  Value::Members members;
  for (uint64_t i = 0; i < count; ++i) {
    const Token token = reader_.Next();
    if (token.kind != Kind::kString && !IsEmptyKey(token)) {
      return place.Error("a map key must be a string");
    }
    std::string key = Nfc(std::string(token.bytes));
    absl::StatusOr<Value> v = Decode(element, place.Key(key));
    if (!v.ok()) return v;
    const auto member = members.try_emplace(members.end(), std::move(key));
    member->second = *std::move(v);
  }
  return Value::Map(std::move(members));
}

absl::StatusOr<Value> Decoder::DecodeObject(uint64_t count, const Type& type, const Place& place) {
  const std::map<std::string, Type>& attributes = type.attributes();
  if (count != attributes.size()) {
    return place.Error(absl::StrCat("an object with ", attributes.size(),
                                    " attributes is required (", count, " given)"));
  }
  Value::Members members;
  auto expected = attributes.begin();  // Terraform sorts the names: mostly this is the next one
  for (uint64_t i = 0; i < count; ++i) {
    const Token name = reader_.Next();
    if (name.kind != Kind::kString) return place.Error("an attribute name must be a string");
    if (expected == attributes.end() || expected->first != name.bytes) {
      expected = attributes.find(Nfc(std::string(name.bytes)));
    }
    if (expected == attributes.end()) return place.Error(UnsupportedAttribute(name.bytes));
    const auto& [attribute, attribute_type] = *expected++;
    absl::StatusOr<Value> v = Decode(attribute_type, place.Attribute(attribute));
    if (!v.ok()) return v;
    const size_t before = members.size();
    members.emplace_hint(members.end(), attribute, *std::move(v));
    if (members.size() == before) return place.Error("an attribute appears twice");
  }
  return Value::Map(std::move(members));
}

absl::StatusOr<Value> Decoder::DecodeDynamic(uint64_t count, const Place& place) {
  if (count != 2) return place.Error("a dynamic value must have exactly two elements");
  const Token json = reader_.Next();
  if (json.kind != Kind::kString) return place.Error("a dynamic value needs a type");
  absl::StatusOr<Type> type = Type::FromJson(json.bytes);
  if (!type.ok()) return place.Error(std::string(type.status().message()));
  absl::StatusOr<Value> v = Decode(*type, place.Inside());
  if (!v.ok()) return v;
  return Value::Dynamic(*std::move(type), *std::move(v));
}

}  // namespace

absl::StatusOr<Value> DecodeMsgpack(std::string_view bytes, const Type& type) {
  return Decoder(bytes).Decode(type, Place());
}

}  // namespace cty
