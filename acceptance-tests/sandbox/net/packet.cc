#include "acceptance-tests/sandbox/net/packet.h"

namespace sandbox {
namespace {

constexpr uint8_t kTwoBytes = 0xfc;
constexpr uint8_t kThreeBytes = 0xfd;
constexpr uint8_t kEightBytes = 0xfe;
constexpr uint8_t kFirstNoInt = 0xfb;

}  // namespace

void PayloadReader::Fail() {
  ok_ = false;
  rest_ = {};
}

std::string_view PayloadReader::Bytes(uint64_t size) {
  if (size > rest_.size()) {
    Fail();
    return {};
  }
  std::string_view bytes = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return bytes;
}

uint64_t PayloadReader::Int(int width) {
  std::string_view bytes = Bytes(width);
  uint64_t value = 0;
  for (size_t i = bytes.size(); i > 0; --i) {
    value = value << 8 | static_cast<uint8_t>(bytes[i - 1]);
  }
  return value;
}

uint64_t PayloadReader::LenencInt() {
  const uint64_t first = Int(1);
  if (first < kFirstNoInt) return first;
  switch (first) {
    case kTwoBytes:
      return Int(2);
    case kThreeBytes:
      return Int(3);
    case kEightBytes:
      return Int(8);
    default:
      Fail();
      return 0;
  }
}

std::string_view PayloadReader::LenencString() { return Bytes(LenencInt()); }

std::string_view PayloadReader::NulString() {
  const size_t end = rest_.find('\0');
  if (end == std::string_view::npos) {
    Fail();
    return {};
  }
  std::string_view text = Bytes(end);
  rest_.remove_prefix(1);
  return text;
}

std::string_view PayloadReader::NulStringOrRest() {
  return rest_.find('\0') == std::string_view::npos ? Rest() : NulString();
}

std::string_view PayloadReader::Rest() { return Bytes(rest_.size()); }

PayloadWriter& PayloadWriter::Int(uint64_t value, int width) {
  for (int i = 0; i < width; ++i) payload_.push_back(static_cast<char>(value >> (8 * i)));
  return *this;
}

PayloadWriter& PayloadWriter::LenencInt(uint64_t value) {
  if (value < kFirstNoInt) return Int(value, 1);
  if (value <= 0xffff) return Int(kTwoBytes, 1).Int(value, 2);
  if (value <= 0xffffff) return Int(kThreeBytes, 1).Int(value, 3);
  return Int(kEightBytes, 1).Int(value, 8);
}

PayloadWriter& PayloadWriter::Bytes(std::string_view bytes) {
  payload_.append(bytes);
  return *this;
}

PayloadWriter& PayloadWriter::LenencString(std::string_view bytes) {
  return LenencInt(bytes.size()).Bytes(bytes);
}

PayloadWriter& PayloadWriter::NulString(std::string_view bytes) { return Bytes(bytes).Int(0, 1); }

std::string Frame(std::string_view payload, uint8_t* sequence) {
  PayloadWriter frames;
  size_t size;
  do {
    size = payload.size() < kFullPayload ? payload.size() : kFullPayload;
    frames.Int(size, 3).Int((*sequence)++, 1).Bytes(payload.substr(0, size));
    payload.remove_prefix(size);
  } while (size == kFullPayload);
  return frames.Take();
}

}  // namespace sandbox
