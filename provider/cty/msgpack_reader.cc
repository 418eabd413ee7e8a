#include "provider/cty/msgpack_reader.h"

#include <bit>
#include <limits>

#include "provider/cty/msgpack_format.h"

namespace cty::msgpack {
namespace {

constexpr uint64_t kInt64Max = std::numeric_limits<int64_t>::max();

bool InFamily(uint8_t code, uint8_t first, uint8_t members) {
  return code >= first && code < first + members;
}

}  // namespace

uint64_t Reader::TakeUnsigned(size_t size) {
  uint64_t v = 0;
  for (const char c : TakeBytes(size)) v = v << 8 | static_cast<uint8_t>(c);
  return v;
}

int64_t Reader::TakeSigned(size_t size) {
  const size_t unused_bits = 64 - 8 * size;
  return static_cast<int64_t>(TakeUnsigned(size) << unused_bits) >> unused_bits;
}

std::string_view Reader::TakeBytes(uint64_t size) {
  if (size > input_.size()) {
    failed_ = true;
    return {};
  }
  const std::string_view bytes = input_.substr(0, size);
  input_.remove_prefix(size);
  return bytes;
}

Token Reader::Integer(int64_t v) { return {.kind = Token::Kind::kInt, .integer = v}; }

Token Reader::Unsigned(uint64_t v) {
  if (v <= kInt64Max) return Integer(static_cast<int64_t>(v));
  return {.kind = Token::Kind::kUint, .unsigned_integer = v};
}

Token Reader::String(uint64_t size) {
  return {.kind = Token::Kind::kString, .bytes = TakeBytes(size)};
}

Token Reader::Array(uint64_t count) {
  failed_ |= count > input_.size();
  return {.kind = Token::Kind::kArray, .count = count};
}

Token Reader::Map(uint64_t pairs) {
  failed_ |= pairs > input_.size() / 2;
  return {.kind = Token::Kind::kMap, .count = pairs};
}

Token Reader::Ext(uint64_t size) {
  const auto type = static_cast<int8_t>(TakeUnsigned(1));
  return {.kind = Token::Kind::kExt, .ext_type = type, .bytes = TakeBytes(size)};
}

Token Reader::ReadFixed(uint8_t code) {
  if (code < kFixMap) return Integer(code);
  if (code < kFixArray) return Map(code & 0x0f);
  if (code < kFixStr) return Array(code & 0x0f);
  if (code < kNilCode) return String(code & 0x1f);
  return Integer(static_cast<int8_t>(code));
}

Token Reader::ReadFloat(uint8_t code) {
  const double v = code == kFloat32 ? std::bit_cast<float>(static_cast<uint32_t>(TakeUnsigned(4)))
                                    : std::bit_cast<double>(TakeUnsigned(8));
  return {.kind = Token::Kind::kDouble, .real = v};
}

Token Reader::Read(uint8_t code) {
  if (code < kNilCode || code >= kNegativeFix) return ReadFixed(code);
  if (code == kNilCode) return {.kind = Token::Kind::kNil};
  if (InFamily(code, kFalse, 2)) return {.kind = Token::Kind::kBool, .boolean = code == kTrue};
  if (InFamily(code, kBin8, 3)) return String(TakeUnsigned(size_t{1} << (code - kBin8)));
  if (InFamily(code, kExt8, 3)) return Ext(TakeUnsigned(size_t{1} << (code - kExt8)));
  if (InFamily(code, kFloat32, 2)) return ReadFloat(code);
  if (InFamily(code, kUint8, 4)) return Unsigned(TakeUnsigned(size_t{1} << (code - kUint8)));
  if (InFamily(code, kInt8, 4)) return Integer(TakeSigned(size_t{1} << (code - kInt8)));
  if (InFamily(code, kFixExt1, 5)) return Ext(uint64_t{1} << (code - kFixExt1));
  if (InFamily(code, kStr8, 3)) return String(TakeUnsigned(size_t{1} << (code - kStr8)));
  if (InFamily(code, kArray16, 2)) return Array(TakeUnsigned(size_t{2} << (code - kArray16)));
  if (InFamily(code, kMap16, 2)) return Map(TakeUnsigned(size_t{2} << (code - kMap16)));
  return {};
}

Token Reader::Next() {
  const auto code = static_cast<uint8_t>(TakeUnsigned(1));
  const Token token = failed_ ? Token() : Read(code);
  return failed_ ? Token() : token;
}

bool Reader::Skip() {
  // Every element still to read is at least one byte, so the count cannot overflow.
  for (uint64_t left = 1; left > 0; --left) {
    const Token token = Next();
    if (token.kind == Token::Kind::kError) return false;
    if (token.kind == Token::Kind::kArray) left += token.count;
    if (token.kind == Token::Kind::kMap) left += 2 * token.count;
  }
  return true;
}

}  // namespace cty::msgpack
