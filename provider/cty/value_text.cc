// Values as text for messages.
#include "absl/strings/str_cat.h"
#include "provider/cty/json_string.h"
#include "provider/cty/value.h"

namespace cty {
namespace {

void AppendText(const Value& v, std::string* out);

void AppendSequence(const Value::Sequence& elements, std::string* out) {
  out->push_back('[');
  const char* separator = "";
  for (const Value& element : elements) {
    out->append(separator);
    AppendText(element, out);
    separator = ",";
  }
  out->push_back(']');
}

void AppendMembers(const Value::Members& members, std::string* out) {
  out->push_back('{');
  const char* separator = "";
  for (const auto& [name, member] : members) {
    out->append(separator);
    AppendQuoted(name, QuoteStyle::kPlain, out);
    out->push_back(':');
    AppendText(member, out);
    separator = ",";
  }
  out->push_back('}');
}

void AppendText(const Value& v, std::string* out) {
  switch (v.kind()) {
    case Value::Kind::kNull:
      out->append("null");
      return;
    case Value::Kind::kUnknown:
      out->append("(unknown)");
      return;
    case Value::Kind::kBool:
      out->append(v.AsBool() ? "true" : "false");
      return;
    case Value::Kind::kNumber:
      out->append(v.AsNumber().ToText());
      return;
    case Value::Kind::kString:
      AppendQuoted(v.AsString(), QuoteStyle::kPlain, out);
      return;
    case Value::Kind::kList:
    case Value::Kind::kSet:
      AppendSequence(v.AsSequence(), out);
      return;
    case Value::Kind::kMap:
      AppendMembers(v.AsMembers(), out);
      return;
    case Value::Kind::kDynamic:
      absl::StrAppend(out, "(", v.dynamic_type().ToJson(), ")");
      AppendText(v.dynamic_value(), out);
      return;
  }
}

}  // namespace

std::string Value::DebugString() const {
  std::string out;
  AppendText(*this, &out);
  return out;
}

}  // namespace cty
