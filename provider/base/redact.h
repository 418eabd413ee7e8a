// The one place that knows every secret of the process and takes it out of text.
#ifndef PROVIDER_BASE_REDACT_H_
#define PROVIDER_BASE_REDACT_H_

#include <string>
#include <string_view>

namespace base {

// Registers a secret and the forms it may appear in: raw, SQL-escaped, JSON-escaped, URL-encoded,
// base64 (any alignment is not covered; whole value and "user:" + value are, see RegisterLogin),
// and the mysql_native_password hash. Secrets shorter than 4 bytes are not registered: replacing
// them would shred the text. Thread-safe. Idempotent and cheap for a secret that is known already.
void RegisterSecret(std::string_view secret);
// Also the Authorization header's base64 of "user:secret".
void RegisterLogin(std::string_view user, std::string_view secret);

// `text` with every registered form replaced by "(sensitive)". Thread-safe.
std::string Redact(std::string_view text);

}  // namespace base

#endif  // PROVIDER_BASE_REDACT_H_
