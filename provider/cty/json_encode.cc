#include <cmath>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "provider/cty/json.h"
#include "provider/cty/json_string.h"
#include "provider/cty/place.h"
#include "provider/cty/shape.h"

namespace cty {
namespace {

class Encoder {
 public:
  absl::Status Encode(const Value& v, const Type& type, const Place& place);
  std::string Take() && { return std::move(out_); }

 private:
  absl::Status EncodeKnown(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeElements(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeMembers(const Value& v, const Type& type, const Place& place);
  absl::Status EncodeDynamic(const Value& v, const Place& place);
  absl::Status EncodeNumber(const Number& v, const Place& place);
  void Quote(std::string_view text) { AppendQuoted(text, QuoteStyle::kCty, &out_); }

  std::string out_;
};

absl::Status Encoder::Encode(const Value& v, const Type& type, const Place& place) {
  if (v.IsUnknown()) return place.Error("JSON has no unknown values");
  if (v.IsNull()) {
    out_.append("null");
    return absl::OkStatus();
  }
  if (absl::Status status = CheckShape(v, type, place); !status.ok()) return status;
  return EncodeKnown(v, type, place);
}

absl::Status Encoder::EncodeKnown(const Value& v, const Type& type, const Place& place) {
  switch (v.kind()) {
    case Value::Kind::kList:
    case Value::Kind::kSet:
      return EncodeElements(v, type, place);
    case Value::Kind::kMap:
      return EncodeMembers(v, type, place);
    case Value::Kind::kDynamic:
      return EncodeDynamic(v, place);
    case Value::Kind::kNumber:
      return EncodeNumber(v.AsNumber(), place);
    case Value::Kind::kString:
      Quote(v.AsString());
      return absl::OkStatus();
    default:
      out_.append(v.AsBool() ? "true" : "false");
      return absl::OkStatus();
  }
}

absl::Status Encoder::EncodeElements(const Value& v, const Type& type, const Place& place) {
  const bool is_tuple = type.kind() == Type::Kind::kTuple;
  const bool is_set = type.kind() == Type::Kind::kSet;
  const Value::Sequence& elements = v.AsSequence();
  out_.push_back('[');
  for (size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out_.push_back(',');
    const Type& element = is_tuple ? type.elements()[i] : type.element();
    const Place at = is_set ? place.Inside() : place.Index(static_cast<int64_t>(i));
    if (absl::Status status = Encode(elements[i], element, at); !status.ok()) return status;
  }
  out_.push_back(']');
  return absl::OkStatus();
}

absl::Status Encoder::EncodeMembers(const Value& v, const Type& type, const Place& place) {
  const bool is_object = type.kind() == Type::Kind::kObject;
  const char* separator = "";
  out_.push_back('{');
  for (const auto& [name, member] : v.AsMembers()) {
    out_.append(std::exchange(separator, ","));
    Quote(name);
    out_.push_back(':');
    const Type& member_type = is_object ? type.attributes().at(name) : type.element();
    const Place at = is_object ? place.Attribute(name) : place.Key(name);
    if (absl::Status status = Encode(member, member_type, at); !status.ok()) return status;
  }
  out_.push_back('}');
  return absl::OkStatus();
}

absl::Status Encoder::EncodeDynamic(const Value& v, const Place& place) {
  out_.append("{\"value\":");
  absl::Status status = Encode(v.dynamic_value(), v.dynamic_type(), place.Inside());
  absl::StrAppend(&out_, ",\"type\":", v.dynamic_type().ToJson(), "}");
  return status;
}

absl::Status Encoder::EncodeNumber(const Number& v, const Place& place) {
  const double* real = std::get_if<double>(&v.rep());
  if (real != nullptr && std::isinf(*real)) return place.Error("JSON has no infinity");
  out_.append(v.ToText());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> EncodeJson(const Value& value, const Type& type) {
  Encoder encoder;
  if (absl::Status status = encoder.Encode(value, type, Place()); !status.ok()) return status;
  return std::move(encoder).Take();
}

}  // namespace cty
