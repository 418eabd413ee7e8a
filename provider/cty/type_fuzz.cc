// A type that was read prints as text that reads as the same type.
#include "provider/cty/fuzz_input.h"
#include "provider/cty/type.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<cty::Type> type = cty::Type::FromJson(text);
  if (!type.ok()) return 0;
  const absl::StatusOr<cty::Type> again = cty::Type::FromJson(type->ToJson());
  cty::FuzzCheck(again.ok() && *again == *type, "reading the text gives the type");
  cty::FuzzCheck(again->ToJson() == type->ToJson(), "the text of a type is unique");
  return 0;
}
