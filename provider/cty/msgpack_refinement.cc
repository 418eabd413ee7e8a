#include "provider/cty/msgpack_refinement.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "provider/cty/msgpack_format.h"
#include "provider/cty/msgpack_writer.h"
#include "provider/cty/nfc.h"

namespace cty::msgpack {
namespace {

constexpr size_t kMaxPrefix = 256;
constexpr size_t kCutPrefix = 254;

using Bound = std::optional<std::pair<Number, bool>>;
using Kind = Token::Kind;

absl::Status Bad(std::string_view what) {
  return absl::InvalidArgumentError(
      std::string("invalid refinement of an unknown value: ").append(what));
}

absl::Status ReadBound(Reader* reader, Bound* out) {
  const Token head = reader->Next();
  if (head.kind != Kind::kArray || head.count != 2) return Bad("a bound has two parts");
  absl::StatusOr<Number> number = ToNumber(reader->Next());
  if (!number.ok()) return Bad("a bound needs a number");
  const Token inclusive = reader->Next();
  if (inclusive.kind != Kind::kBool) return Bad("a bound is inclusive or not");
  out->emplace(*std::move(number), inclusive.boolean);
  return absl::OkStatus();
}

absl::Status ReadLength(Reader* reader, std::optional<int64_t>* out) {
  const Token token = reader->Next();
  if (token.kind != Kind::kInt || token.integer < 0) return Bad("a length is a whole number");
  *out = token.integer;
  return absl::OkStatus();
}

absl::Status ReadPrefix(Reader* reader, std::string* out) {
  const Token token = reader->Next();
  if (token.kind != Kind::kString) return Bad("a prefix is a string");
  *out = Nfc(std::string(token.bytes));
  return absl::OkStatus();
}

// A body being read. `is_null` is the odd promise that the value is known to be null.
struct Body {
  Refinement refinement;
  bool is_null = false;
};

absl::Status ReadNullness(Reader* reader, Body* body) {
  const Token token = reader->Next();
  if (token.kind != Kind::kBool) return Bad("nullness is a bool");
  body->is_null = token.boolean;
  body->refinement.not_null = !token.boolean;
  return absl::OkStatus();
}

absl::Status ReadMember(Reader* reader, Body* body) {
  const Token key = reader->Next();
  if (key.kind != Kind::kInt) return Bad("a key is an integer");
  switch (key.integer) {
    case kNullness:
      return ReadNullness(reader, body);
    case kPrefix:
      return ReadPrefix(reader, &body->refinement.prefix);
    case kMin:
      return ReadBound(reader, &body->refinement.min);
    case kMax:
      return ReadBound(reader, &body->refinement.max);
    case kMinLength:
      return ReadLength(reader, &body->refinement.min_length);
    case kMaxLength:
      return ReadLength(reader, &body->refinement.max_length);
    default:
      return reader->Skip() ? absl::OkStatus() : Bad("it ends too early");
  }
}

std::string_view CutPrefix(std::string_view prefix) {
  if (prefix.size() <= kMaxPrefix) return prefix;
  size_t size = kCutPrefix;
  const auto is_continuation = [](char c) { return (static_cast<uint8_t>(c) & 0xc0) == 0x80; };
  while (size > 0 && is_continuation(prefix[size])) --size;
  return prefix.substr(0, size);
}

void WriteBound(RefinementKey key, const Bound& bound, Writer* out) {
  if (!bound.has_value()) return;
  out->Int(key);
  out->ArrayHead(2);
  out->Number(bound->first);
  out->Bool(bound->second);
}

void WriteLength(RefinementKey key, const std::optional<int64_t>& length, Writer* out) {
  if (!length.has_value()) return;
  out->Int(key);
  out->Int(*length);
}

size_t CountMembers(const Refinement& r) {
  return size_t{r.not_null} + size_t{!r.prefix.empty()} + size_t{r.min.has_value()} +
         size_t{r.max.has_value()} + size_t{r.min_length.has_value()} +
         size_t{r.max_length.has_value()};
}

}  // namespace

absl::StatusOr<Number> ToNumber(const Token& token) {
  switch (token.kind) {
    case Kind::kInt:
      return Number(token.integer);
    case Kind::kUint:
      return Number::FromText(absl::StrCat(token.unsigned_integer));
    case Kind::kDouble:
      return Number::FromDouble(token.real);
    case Kind::kString:
      return Number::FromText(token.bytes);
    default:
      return absl::InvalidArgumentError("not a number");
  }
}

absl::StatusOr<Value> DecodeRefinement(std::string_view body) {
  Reader reader(body);
  const Token head = reader.Next();
  if (head.kind == Kind::kNil) return Value::Unknown();
  if (head.kind != Kind::kMap) return Bad("a map is required");
  Body read;
  for (uint64_t i = 0; i < head.count; ++i) {
    if (absl::Status status = ReadMember(&reader, &read); !status.ok()) return status;
  }
  return read.is_null ? Value::Null() : Value::Unknown(std::move(read.refinement));
}

std::string EncodeRefinement(const Refinement& refinement) {
  Writer out;
  out.MapHead(CountMembers(refinement));
  if (refinement.not_null) {
    out.Int(kNullness);
    out.Bool(false);
  }
  if (!refinement.prefix.empty()) {
    out.Int(kPrefix);
    out.Str(CutPrefix(refinement.prefix));
  }
  WriteBound(kMin, refinement.min, &out);
  WriteBound(kMax, refinement.max, &out);
  WriteLength(kMinLength, refinement.min_length, &out);
  WriteLength(kMaxLength, refinement.max_length, &out);
  return std::move(out).Take();
}

}  // namespace cty::msgpack
