// The bytes inside the packets of the MySQL protocol: reading and building payloads.
#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_PACKET_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_PACKET_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sandbox {

// A packet's header is three bytes of length and one of sequence number.
inline constexpr size_t kHeaderSize = 4;
// A payload of this length says that the statement goes on in the next packet.
inline constexpr size_t kFullPayload = 0xffffff;

// A cursor over one payload, whose every byte is hostile. A read beyond the end fails: it returns
// zero or nothing, as do all reads after it, and ok() is false from then on. Returned views point
// into the payload.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view payload) : rest_(payload) {}

  bool ok() const { return ok_; }
  bool AtEnd() const { return rest_.empty(); }

  // Little endian, `width` of 1 to 8 bytes.
  uint64_t Int(int width);
  // Fails on the first bytes 0xfb and 0xff, which are no integers.
  uint64_t LenencInt();
  std::string_view Bytes(uint64_t size);
  std::string_view LenencString();
  // Up to a NUL, which is skipped. Fails if there is none.
  std::string_view NulString();
  // The same, but the end of the payload ends the string too.
  std::string_view NulStringOrRest();
  std::string_view Rest();

 private:
  void Fail();

  std::string_view rest_;
  bool ok_ = true;
};

// Builds one payload.
class PayloadWriter {
 public:
  PayloadWriter& Int(uint64_t value, int width);
  PayloadWriter& LenencInt(uint64_t value);
  PayloadWriter& Bytes(std::string_view bytes);
  PayloadWriter& LenencString(std::string_view bytes);
  PayloadWriter& NulString(std::string_view bytes);

  std::string Take() { return std::move(payload_); }

 private:
  std::string payload_;
};

// The payload with the header in front; cut into several packets if it is too long for one.
// `sequence` is the first packet's number and becomes the one after the last.
std::string Frame(std::string_view payload, uint8_t* sequence);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_PACKET_H_
