// Properties as maps of text: what changed, what went away, what the server makes of them.
#ifndef RESOURCES_SHARED_PROPERTY_MAP_H_
#define RESOURCES_SHARED_PROPERTY_MAP_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "provider/base/secret.h"
#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/sdk/val.h"

namespace resources {

using Properties = std::map<std::string, std::string>;
using SecretProperties = std::map<std::string, base::Secret>;

// Entries of `after` that `before` lacks or has otherwise.
Properties Changed(const Properties& before, const Properties& after);
// True if a key of `before` is not in `after`.
bool Removes(const Properties& before, const Properties& after);

// The same where `after` isn't wholly known: true unless its keys are known and all there.
bool MayRemove(const Properties& before, const cty::Value& after);

// A fresh copy of each value that no log will show.
SecretProperties AsSecrets(const Properties& properties);

// `written` as the server has it: keys that it doesn't show are left out unless `hidden` says that
// it never shows them; values that `same` calls equal keep their spelling.
Properties ReadBack(const Properties& written, const Properties& shown,
                    const std::function<bool(const std::string& key)>& hidden,
                    const std::function<bool(const std::string& key, const std::string& written,
                                             const std::string& shown)>& same);

// Keys and values that StarRocks can store; no key "type".
absl::Status CheckProperties(const Properties& properties);

// An error at `attribute` if two of these maps name the same key. Unknown maps are passed over.
absl::Status CheckDisjoint(const sdk::StringMap& one, const sdk::StringMap& other,
                           std::string_view other_name);

}  // namespace resources

#endif  // RESOURCES_SHARED_PROPERTY_MAP_H_
