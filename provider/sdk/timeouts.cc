#include "provider/sdk/timeouts.h"

#include <array>
#include <string>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace sdk {
namespace {

constexpr std::array<std::pair<Operation, std::string_view>, 4> kNames = {{
    {Operation::kCreate, "create"},
    {Operation::kDelete, "delete"},
    {Operation::kRead, "read"},
    {Operation::kUpdate, "update"},
}};

schema::Attribute DurationAttribute(std::string_view operation, std::string_view by_default) {
  schema::Attribute a;
  a.name = std::string(operation);
  a.optional = true;
  a.doc = base::StrCat("How long to wait for ", operation, ", such as `\"90s\"` or `\"10m\"`. ",
                       by_default, " by default.");
  a.checks.push_back([](const cty::Value& v) { return ParseDuration(v.AsString()).status(); });
  return a;
}

absl::Duration DefaultOf(Operation operation) {
  return operation == Operation::kRead ? absl::Minutes(1) : absl::Minutes(5);
}

}  // namespace

schema::Attribute TimeoutsAttribute() {
  auto nested = std::make_shared<schema::Nested>();
  for (const auto& [operation, name] : kNames) {
    nested->attributes.push_back(
        DurationAttribute(name, operation == Operation::kRead ? "One minute" : "Five minutes"));
  }
  schema::Attribute a;
  a.name = "timeouts";
  a.optional = true;
  a.doc = "How long the operations on this object may take.";
  a.type = schema::ObjectType(nested->attributes);
  a.nested = std::move(nested);
  return a;
}

absl::Duration TimeoutOf(const cty::Value& object, Operation operation) {
  if (object.kind() != cty::Value::Kind::kMap) return DefaultOf(operation);
  const cty::Value& timeouts = object.Get("timeouts");
  if (timeouts.kind() != cty::Value::Kind::kMap) return DefaultOf(operation);
  for (const auto& [candidate, name] : kNames) {
    const cty::Value& text = timeouts.Get(name);
    if (candidate != operation || text.kind() != cty::Value::Kind::kString) continue;
    if (auto parsed = ParseDuration(text.AsString()); parsed.ok()) return *parsed;
  }
  return DefaultOf(operation);
}

absl::StatusOr<absl::Duration> ParseDuration(std::string_view text) {
  absl::Duration parsed;
  if (absl::ParseDuration(std::string(text), &parsed) && parsed > absl::ZeroDuration() &&
      parsed < absl::InfiniteDuration()) {
    return parsed;
  }
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", text, "\" is not a duration greater than zero."),
                         "Write a number with a unit, such as \"90s\", \"10m\" or \"1h30m\".");
}

}  // namespace sdk
