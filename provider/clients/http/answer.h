// Reading JSON answers without exceptions, and the error that an answer is.
#ifndef PROVIDER_CLIENTS_HTTP_ANSWER_H_
#define PROVIDER_CLIENTS_HTTP_ANSWER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "nlohmann/json.hpp"
#include "provider/base/status.h"
#include "provider/clients/http/client.h"

namespace http {

// A member of a JSON object; JSON null, "" or 0 if there is none of that kind.
const nlohmann::json& MemberAt(const nlohmann::json& object, std::string_view key);
std::string TextAt(const nlohmann::json& object, std::string_view key);
int64_t NumberAt(const nlohmann::json& object, std::string_view key);

// "ADDRESS answered STATUS: MESSAGE". `message` is what the server says in its own format; when it
// is empty, the error says what came instead. A refused login gets its own next step.
absl::Status AnswerError(const Client& client, const Response& response, base::ErrorKind kind,
                         std::string_view message, std::string_view next_step = {});

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_ANSWER_H_
