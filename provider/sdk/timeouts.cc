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

constexpr absl::Duration kReadTimeout = absl::Minutes(1);

std::string InWords(absl::Duration timeout) {
  if (timeout == absl::Minutes(1)) return "One minute";
  if (timeout == absl::Minutes(5)) return "Five minutes";
  return base::StrCat(absl::ToInt64Minutes(timeout), " minutes");
}

schema::Attribute DurationAttribute(std::string_view operation, absl::Duration by_default) {
  schema::Attribute a;
  a.name = std::string(operation);
  a.optional = true;
  a.doc = base::StrCat("How long to wait for ", operation, ", such as `\"90s\"` or `\"10m\"`. ",
                       InWords(by_default), " by default.");
  a.checks.push_back([](const cty::Value& v) { return ParseDuration(v.AsString()).status(); });
  return a;
}

}  // namespace

schema::Attribute TimeoutsAttribute(absl::Duration timeout) {
  auto nested = std::make_shared<schema::Nested>();
  for (const auto& [operation, name] : kNames) {
    nested->attributes.push_back(
        DurationAttribute(name, operation == Operation::kRead ? kReadTimeout : timeout));
  }
  schema::Attribute a;
  a.name = kTimeouts;
  a.optional = true;
  a.doc = "How long the operations on this object may take.";
  a.type = schema::ObjectType(nested->attributes);
  a.nested = std::move(nested);
  return a;
}

absl::Duration TimeoutOf(const schema::Schema& schema, const cty::Value& object,
                         Operation operation) {
  const absl::Duration by_default = operation == Operation::kRead ? kReadTimeout : schema.timeout;
  if (object.kind() != cty::Value::Kind::kMap) return by_default;
  const cty::Value& timeouts = object.Get(kTimeouts);
  if (timeouts.kind() != cty::Value::Kind::kMap) return by_default;
  for (const auto& [candidate, name] : kNames) {
    const cty::Value& text = timeouts.Get(name);
    if (candidate != operation || text.kind() != cty::Value::Kind::kString) continue;
    if (auto parsed = ParseDuration(text.AsString()); parsed.ok()) return *parsed;
  }
  return by_default;
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
