#include "resources/shared/property_map.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/call.h"
#include "resources/shared/checks.h"

namespace resources {

Properties Changed(const Properties& before, const Properties& after) {
  Properties changed;
  for (const auto& [key, value] : after) {
    auto old = before.find(key);
    if (old == before.end() || old->second != value) changed.emplace(key, value);
  }
  return changed;
}

bool Removes(const Properties& before, const Properties& after) {
  return std::any_of(before.begin(), before.end(),
                     [&](const auto& entry) { return after.count(entry.first) == 0; });
}

bool MayRemove(const Properties& before, const cty::Value& after) {
  if (after.IsUnknown()) return !before.empty();
  return std::any_of(before.begin(), before.end(),
                     [&](const auto& entry) { return after.AsMembers().count(entry.first) == 0; });
}

SecretProperties AsSecrets(const Properties& properties) {
  SecretProperties secrets;
  for (const auto& [key, value] : properties) secrets.emplace(key, base::Secret(value));
  return secrets;
}

Properties ReadBack(const Properties& written, const Properties& shown,
                    const std::function<bool(const std::string& key)>& hidden,
                    const std::function<bool(const std::string& key, const std::string& written,
                                             const std::string& shown)>& same) {
  Properties read;
  for (const auto& [key, value] : written) {
    auto it = shown.find(key);
    if (it != shown.end()) {
      read.emplace(key, same(key, value, it->second) ? value : it->second);
    } else if (hidden(key)) {
      read.emplace(key, value);
    }
  }
  return read;
}

absl::Status CheckProperties(const Properties& properties) {
  for (const auto& [key, value] : properties) {
    TF_TRY(NotEmpty(key));
    TF_TRY(StorableText(key));
    TF_TRY(StorableText(value));
    if (key == "type") {
      return base::MakeError(base::ErrorKind::kFinal, "The type stands among the properties.",
                             "Use the attribute type instead.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckDisjoint(const sdk::StringMap& one, const sdk::StringMap& other,
                           std::string_view other_name) {
  if (!one.has_value() || !other.has_value()) return absl::OkStatus();
  for (const auto& [key, value] : *one) {
    if (other->count(key) == 0) continue;
    return sdk::AtAttribute(cty::Path(std::string(other_name)),
                            base::MakeError(base::ErrorKind::kFinal,
                                            base::StrCat("The key ", key, " is set in two places."),
                                            "Keep one of them."));
  }
  return absl::OkStatus();
}

}  // namespace resources
