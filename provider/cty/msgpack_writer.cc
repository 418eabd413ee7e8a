#include "provider/cty/msgpack_writer.h"

#include <bit>

#include "provider/cty/msgpack_format.h"

namespace cty::msgpack {
namespace {

constexpr size_t kMaxFixStr = 31;
constexpr size_t kMaxFixCount = 15;

// Which of the sizes 1, 2, 4 and 8 bytes `v` needs, as a power of two.
uint8_t Log2Size(uint64_t v) {
  if (v <= 0xff) return 0;
  if (v <= 0xffff) return 1;
  return v <= 0xffffffff ? 2 : 3;
}

// The same for two's complement.
uint8_t Log2SignedSize(int64_t v) {
  if (v == static_cast<int8_t>(v)) return 0;
  if (v == static_cast<int16_t>(v)) return 1;
  return v == static_cast<int32_t>(v) ? 2 : 3;
}

}  // namespace

void Writer::BigEndian(uint64_t v, size_t size) {
  while (size-- > 0) Byte(static_cast<uint8_t>(v >> (8 * size)));
}

void Writer::SizeHead(uint8_t code8, size_t size) {
  const uint8_t log2 = Log2Size(size);
  Byte(code8 + log2);
  BigEndian(size, size_t{1} << log2);
}

void Writer::CountHead(uint8_t fix_code, uint8_t code16, size_t count) {
  if (count <= kMaxFixCount) return Byte(fix_code | static_cast<uint8_t>(count));
  const bool is_long = count > 0xffff;
  Byte(code16 + static_cast<uint8_t>(is_long));
  BigEndian(count, is_long ? 4 : 2);
}

void Writer::Nil() { Byte(kNilCode); }
void Writer::Bool(bool v) { Byte(v ? kTrue : kFalse); }

void Writer::Int(int64_t v) {
  if (v >= -32 && v < kFixMap) return Byte(static_cast<uint8_t>(v));
  const auto bits = static_cast<uint64_t>(v);
  const uint8_t log2 = v < 0 ? Log2SignedSize(v) : Log2Size(bits);
  Byte((v < 0 ? kInt8 : kUint8) + log2);
  BigEndian(bits, size_t{1} << log2);
}

void Writer::Double(double v) {
  Byte(kFloat64);
  BigEndian(std::bit_cast<uint64_t>(v), 8);
}

void Writer::Number(const cty::Number& v) {
  if (const auto* integer = std::get_if<int64_t>(&v.rep())) return Int(*integer);
  if (const auto* real = std::get_if<double>(&v.rep())) return Double(*real);
  Str(std::get<std::string>(v.rep()));
}

void Writer::Str(std::string_view v) {
  if (v.size() <= kMaxFixStr) {
    Byte(kFixStr | static_cast<uint8_t>(v.size()));
  } else {
    SizeHead(kStr8, v.size());
  }
  out_.append(v);
}

void Writer::Bin(std::string_view v) {
  SizeHead(kBin8, v.size());
  out_.append(v);
}

void Writer::ArrayHead(size_t count) { CountHead(kFixArray, kArray16, count); }
void Writer::MapHead(size_t pairs) { CountHead(kFixMap, kMap16, pairs); }

void Writer::Ext(int8_t type, std::string_view body) {
  if (std::has_single_bit(body.size()) && body.size() <= 16) {
    Byte(kFixExt1 + static_cast<uint8_t>(std::countr_zero(body.size())));
  } else {
    SizeHead(kExt8, body.size());
  }
  Byte(static_cast<uint8_t>(type));
  out_.append(body);
}

}  // namespace cty::msgpack
