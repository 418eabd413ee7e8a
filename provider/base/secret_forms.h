// The spellings in which a secret may turn up in text.
#ifndef PROVIDER_BASE_SECRET_FORMS_H_
#define PROVIDER_BASE_SECRET_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

namespace base {

// Raw, SQL-escaped, JSON-escaped, URL-encoded, base64 and native password hash, each in the
// variants that common writers use. May hold duplicates and short strings.
std::vector<std::string> SecretForms(std::string_view secret);

// Standard and URL-safe alphabet, without the padding (so a padded one is found too).
std::vector<std::string> Base64Forms(std::string_view bytes);

}  // namespace base

#endif  // PROVIDER_BASE_SECRET_FORMS_H_
