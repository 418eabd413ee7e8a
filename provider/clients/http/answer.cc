#include "provider/clients/http/answer.h"

#include "provider/base/strings.h"

namespace http {
namespace {

std::string Instead(const Response& response) {
  if (response.body.empty()) return "nothing was said.";
  return base::StrCat("an answer of type ",
                      response.content_type.empty() ? "unknown" : response.content_type,
                      " without a message.");
}

std::string_view NextStep(const Response& response, std::string_view usual) {
  if (response.status == 401) return "Check the user and password, or the token, of the endpoint.";
  if (response.status == 403) return "Give the account the right to do this.";
  return usual;
}

}  // namespace

const nlohmann::json& MemberAt(const nlohmann::json& object, std::string_view key) {
  static const nlohmann::json& null = *new nlohmann::json;
  if (!object.is_object()) return null;
  const auto found = object.find(std::string(key));
  return found == object.end() ? null : *found;
}

std::string TextAt(const nlohmann::json& object, std::string_view key) {
  const nlohmann::json& member = MemberAt(object, key);
  return member.is_string() ? member.get<std::string>() : "";
}

int64_t NumberAt(const nlohmann::json& object, std::string_view key) {
  const nlohmann::json& member = MemberAt(object, key);
  return member.is_number_integer() ? member.get<int64_t>() : 0;
}

absl::Status AnswerError(const Client& client, const Response& response, base::ErrorKind kind,
                         std::string_view message, std::string_view next_step) {
  const std::string said = message.empty() ? Instead(response) : std::string(message);
  return base::MakeError(kind,
                         base::StrCat(client.address(), " answered ", response.status, ": ", said),
                         NextStep(response, next_step));
}

}  // namespace http
