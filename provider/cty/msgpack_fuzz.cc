// What decodes can be encoded, and then decodes to the same value.
#include "provider/cty/fuzz_input.h"
#include "provider/cty/msgpack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const cty::FuzzInput input = cty::SplitFuzzInput(data, size);
  const absl::StatusOr<cty::Value> value = cty::DecodeMsgpack(input.bytes, input.type);
  if (!value.ok()) return 0;
  cty::FuzzCheck(cty::Conforms(*value, input.type), "a decoded value conforms to its type");
  const absl::StatusOr<std::string> encoded = cty::EncodeMsgpack(*value, input.type);
  cty::FuzzCheck(encoded.ok(), "a decoded value can be encoded");
  const absl::StatusOr<cty::Value> again = cty::DecodeMsgpack(*encoded, input.type);
  cty::FuzzCheck(again.ok() && *again == *value, "decoding the encoding gives the value");
  return 0;
}
