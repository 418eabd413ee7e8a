#include <string>
#include <utility>

#include "absl/status/status.h"
#include "provider/cty/msgpack.h"
#include "provider/cty/msgpack_format.h"
#include "provider/cty/msgpack_refinement.h"
#include "provider/cty/msgpack_writer.h"
#include "provider/cty/place.h"
#include "provider/cty/refinement.h"
#include "provider/cty/shape.h"

namespace cty {
namespace {

class Encoder {
 public:
  absl::Status Encode(const Value& v, const Type& type, const Place& place);
  std::string Take() && { return std::move(out_).Take(); }

 private:
  absl::Status EncodeUnknown(const Refinement& refinement, const Type& type, const Place& place);
  absl::Status EncodeElements(const Value& v, const Type& element, const Place& place);
  absl::Status EncodeTuple(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeMap(const Value& v, const Type& element, const Place& place);
  absl::Status EncodeObject(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeDynamic(const Value& v, const Place& place);
  absl::Status EncodeKnown(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeScalar(const Value& v);

  msgpack::Writer out_;
};

absl::Status Encoder::Encode(const Value& v, const Type& type, const Place& place) {
  if (v.IsNull()) {
    out_.Nil();
    return absl::OkStatus();
  }
  if (v.IsUnknown()) return EncodeUnknown(v.refinement(), type, place);
  if (absl::Status status = CheckShape(v, type, place); !status.ok()) return status;
  return EncodeKnown(v, type, place);
}

absl::Status Encoder::EncodeKnown(const Value& v, const Type& type, const Place& place) {
  switch (type.kind()) {
    case Type::Kind::kList:
    case Type::Kind::kSet:
      return EncodeElements(v, type.element(), place);
    case Type::Kind::kTuple:
      return EncodeTuple(v, type, place);
    case Type::Kind::kMap:
      return EncodeMap(v, type.element(), place);
    case Type::Kind::kObject:
      return EncodeObject(v, type, place);
    case Type::Kind::kDynamic:
      return EncodeDynamic(v, place);
    default:
      return EncodeScalar(v);
  }
}

absl::Status Encoder::EncodeScalar(const Value& v) {
  if (v.kind() == Value::Kind::kBool) {
    out_.Bool(v.AsBool());
  } else if (v.kind() == Value::Kind::kNumber) {
    out_.Number(v.AsNumber());
  } else {
    out_.Str(v.AsString());
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeUnknown(const Refinement& refinement, const Type& type,
                                    const Place& place) {
  std::string body;
  if (!refinement.empty() && type.kind() != Type::Kind::kDynamic) {
    if (!RefinementFits(refinement, type)) {
      return place.Error("the refinement of an unknown value is for another type");
    }
    body = msgpack::EncodeRefinement(refinement);
  }
  if (body.empty() || body.size() > msgpack::kMaxRefinementSize) {
    out_.Ext(0, std::string_view("\0", 1));
  } else {
    out_.Ext(msgpack::kRefinedExt, body);
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeElements(const Value& v, const Type& element, const Place& place) {
  const bool is_set = v.kind() == Value::Kind::kSet;
  out_.ArrayHead(v.AsSequence().size());
  int64_t index = 0;
  for (const Value& item : v.AsSequence()) {
    const Place at = is_set ? place.Inside() : place.Index(index++);
    if (absl::Status status = Encode(item, element, at); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeTuple(const Value& v, const Type& type, const Place& place) {
  const Value::Sequence& elements = v.AsSequence();
  out_.ArrayHead(elements.size());
  for (size_t i = 0; i < elements.size(); ++i) {
    const Place at = place.Index(static_cast<int64_t>(i));
    if (absl::Status status = Encode(elements[i], type.elements()[i], at); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeMap(const Value& v, const Type& element, const Place& place) {
  out_.MapHead(v.AsMembers().size());
  for (const auto& [key, member] : v.AsMembers()) {
    out_.Str(key);
    if (absl::Status status = Encode(member, element, place.Key(key)); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeObject(const Value& v, const Type& type, const Place& place) {
  const Value::Members& members = v.AsMembers();
  out_.MapHead(members.size());
  auto attribute = type.attributes().begin();
  for (const auto& [name, member] : members) {
    out_.Str(name);
    const Type& attribute_type = (attribute++)->second;
    absl::Status status = Encode(member, attribute_type, place.Attribute(name));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Encoder::EncodeDynamic(const Value& v, const Place& place) {
  out_.ArrayHead(2);
  out_.Bin(v.dynamic_type().ToJson());
  return Encode(v.dynamic_value(), v.dynamic_type(), place.Inside());
}

}  // namespace

absl::StatusOr<std::string> EncodeMsgpack(const Value& value, const Type& type) {
  Encoder encoder;
  if (absl::Status status = encoder.Encode(value, type, Place()); !status.ok()) return status;
  return std::move(encoder).Take();
}

}  // namespace cty
