// Reads msgpack token by token; knows nothing of types.
#ifndef PROVIDER_CTY_MSGPACK_READER_H_
#define PROVIDER_CTY_MSGPACK_READER_H_

#include <cstdint>
#include <string_view>

namespace cty::msgpack {

// A scalar, or the head of an array or map whose elements are the next tokens.
struct Token {
  enum class Kind {
    kError,  // the input ends too early, or has the code that msgpack never uses
    kNil,
    kBool,
    kInt,   // fits int64
    kUint,  // does not
    kDouble,
    kString,  // str and bin: cty takes one for the other
    kArray,
    kMap,
    kExt,
  };
  Kind kind = Kind::kError;
  bool boolean = false;
  int8_t ext_type = 0;
  int64_t integer = 0;
  uint64_t unsigned_integer = 0;
  double real = 0;
  uint64_t count = 0;      // elements of an array, pairs of a map
  std::string_view bytes;  // of a string or an ext; borrowed from the input
};

class Reader {
 public:
  explicit Reader(std::string_view input) : input_(input) {}

  // The next token. A count in it is never larger than what the bytes behind it can hold.
  Token Next();

  // Reads one value with all that is inside; false if the input ends in it.
  bool Skip();

 private:
  // The next `size` bytes as a big-endian number; sets failed_ if there are too few.
  uint64_t TakeUnsigned(size_t size);
  int64_t TakeSigned(size_t size);
  std::string_view TakeBytes(uint64_t size);

  Token Read(uint8_t code);
  Token ReadFixed(uint8_t code);
  Token ReadFloat(uint8_t code);
  Token Integer(int64_t v);
  Token Unsigned(uint64_t v);
  Token String(uint64_t size);
  Token Array(uint64_t count);
  Token Map(uint64_t pairs);
  Token Ext(uint64_t size);

  std::string_view input_;
  bool failed_ = false;
};

}  // namespace cty::msgpack

#endif  // PROVIDER_CTY_MSGPACK_READER_H_
