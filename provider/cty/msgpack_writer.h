// Writes msgpack token by token, each in its shortest form; knows nothing of types.
#ifndef PROVIDER_CTY_MSGPACK_WRITER_H_
#define PROVIDER_CTY_MSGPACK_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "provider/cty/number.h"

namespace cty::msgpack {

// Sizes and counts are below 2^32, msgpack's own limit.
class Writer {
 public:
  void Nil();
  void Bool(bool v);
  void Int(int64_t v);
  void Double(double v);
  void Number(const cty::Number& v);  // an int, a float64, or decimal text as str
  void Str(std::string_view v);
  void Bin(std::string_view v);
  void ArrayHead(size_t count);  // the elements are written next
  void MapHead(size_t pairs);    // the keys and values are written next, in turn
  void Ext(int8_t type, std::string_view body);

  std::string Take() && { return std::move(out_); }

 private:
  void Byte(uint8_t v) { out_.push_back(static_cast<char>(v)); }
  // The low `size` bytes of v, big-endian.
  void BigEndian(uint64_t v, size_t size);
  // The first of the three codes for sizes of 8, 16 and 32 bits, moved on as needed, and the size.
  void SizeHead(uint8_t code8, size_t size);
  // A count within the code if it is small, behind one of the codes for 16 and 32 bits if not.
  void CountHead(uint8_t fix_code, uint8_t code16, size_t count);

  std::string out_;
};

}  // namespace cty::msgpack

#endif  // PROVIDER_CTY_MSGPACK_WRITER_H_
