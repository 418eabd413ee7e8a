#include "provider/engine/private_data.h"

#include <utility>

#include "provider/base/status.h"
#include "provider/cty/json.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace engine {

absl::StatusOr<sdk::PrivateData> DecodePrivate(std::string_view bytes) {
  sdk::PrivateData data;
  if (bytes.empty()) return data;
  TF_ASSIGN(cty::Value v, cty::DecodeJson(bytes, cty::Type::Map(cty::Type::String())));
  if (v.IsNull()) return data;
  for (const auto& [key, value] : v.AsMembers()) {
    if (!value.IsNull()) data.emplace(key, value.AsString());
  }
  return data;
}

std::string EncodePrivate(const sdk::PrivateData& data) {
  if (data.empty()) return "";
  cty::Value::Members members;
  for (const auto& [key, value] : data) members.emplace(key, cty::Value::String(value));
  return cty::EncodeJson(cty::Value::Map(std::move(members)), cty::Type::Map(cty::Type::String()))
      .value_or("");
}

}  // namespace engine
