#include "provider/clients/flink/json.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace flink {

using nlohmann::json;

const json& Member(const json& object, const char* name) {
  static const json null;
  if (!object.is_object()) return null;
  const auto it = object.find(name);
  return it == object.end() ? null : *it;
}

const json& Elements(const json& object, const char* name) {
  static const json none = json::array();
  const json& member = Member(object, name);
  return member.is_array() ? member : none;
}

absl::StatusOr<json> RequiredElements(const json& object, const char* name) {
  const json& member = Member(object, name);
  if (member.is_array()) return member;
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("The answer has no list \"", name, "\": it is not Flink's."),
                         "Check that flink.url leads to the JobManager's REST endpoint.");
}

std::string Text(const json& object, const char* name) {
  const json& member = Member(object, name);
  return member.is_string() ? member.get<std::string>() : "";
}

int64_t Number(const json& object, const char* name) {
  const json& member = Member(object, name);
  return member.is_number() ? member.get<int64_t>() : 0;
}

bool Flag(const json& object, const char* name) {
  const json& member = Member(object, name);
  return member.is_boolean() && member.get<bool>();
}

}  // namespace flink
