#include "provider/engine/testing/type_bench.h"

#include <utility>

#include "provider/engine/testing/mini_core.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine_testing {

using cty::Value;

const schema::Schema& TypeBench::schema() const {
  return server_.catalog().resources.at(type_)->schema();
}

Value TypeBench::Of(Value::Members members) const { return Object(schema(), std::move(members)); }

std::string TypeBench::Validate(const Value& config) {
  return TextOf(server_.ValidateResource({}, type_, config));
}

engine::PlanResult TypeBench::Plan(const Value& prior, const Value& config,
                                   std::string private_bytes) {
  const Value proposed = ProposedNew(schema(), prior, config);
  return server_.Plan({}, {type_, prior, config, proposed, std::move(private_bytes)});
}

Value TypeBench::Import(std::string_view id, std::string* errors) {
  const engine::ObjectResult result = server_.Import({}, type_, id);
  *errors = TextOf(result.diagnostics);
  return result.state;
}

std::string TypeBench::Configure() {
  const Value nothing = Object(server_.catalog().provider->schema(), {});
  return TextOf(server_.Configure({}, nothing, "1.11.4"));
}

engine::ObjectResult TypeBench::Apply(const Value& prior, const Value& config) {
  if (config.IsNull()) return server_.Apply({}, {type_, prior, {}, {}, ""});
  engine::PlanResult plan = Plan(prior, config);
  if (!engine::HasError(plan.diagnostics)) {
    return server_.Apply({}, {type_, prior, plan.planned, config, plan.planned_private});
  }
  engine::ObjectResult refused;
  refused.state = prior;
  refused.diagnostics = std::move(plan.diagnostics);
  return refused;
}

engine::ObjectResult TypeBench::Read(const Value& state, bool imported) {
  return server_.Read({}, type_, state, imported ? R"({"imported":"true"})" : "");
}

std::string TypeBench::CreateError(const Value& config) {
  const engine::PlanResult plan = Plan({}, config);
  const engine::ObjectResult result = server_.Apply({}, {type_, {}, plan.planned, config, ""});
  return result.state.IsNull() ? TextOf(result.diagnostics) : "something was left";
}

Value StrList(const std::vector<std::string>& texts) {
  Value::Sequence out;
  for (const std::string& text : texts) out.push_back(Str(text));
  return Value::List(std::move(out));
}

Value StrSet(const std::set<std::string>& texts) {
  Value::Sequence out;
  for (const std::string& text : texts) out.push_back(Str(text));
  return Value::Set(std::move(out));
}

Value StrMap(const std::map<std::string, std::string>& texts) {
  Value::Members out;
  for (const auto& [key, text] : texts) out.emplace(key, Str(text));
  return Value::Map(std::move(out));
}

}  // namespace engine_testing
