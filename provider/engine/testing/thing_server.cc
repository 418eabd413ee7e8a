#include "provider/engine/testing/thing_server.h"

#include <utility>

#include "provider/base/strings.h"
#include "provider/cty/json.h"
#include "provider/cty/msgpack.h"
#include "provider/engine/testing/mini_core.h"

namespace engine_testing {

sdk::Catalog CatalogWith(std::unique_ptr<sdk::AnyResource> resource) {
  sdk::Catalog catalog;
  catalog.provider = std::make_unique<FakeProvider>();
  catalog.resources.emplace(kThing, std::move(resource));
  return catalog;
}

ThingServer::ThingServer(schema::Schema schema)
    : ThingServer(std::make_unique<FakeResource>(std::move(schema))) {}

ThingServer::ThingServer(std::unique_ptr<FakeResource> thing)
    : thing_(thing.get()), server_(CatalogWith(std::move(thing))) {}

engine::PlanResult ThingServer::Plan(const cty::Value& prior, const cty::Value& config,
                                     std::string private_bytes) {
  const cty::Value proposed = config.IsNull() ? config : ProposedNew(schema(), prior, config);
  return server_.Plan({}, {kThing, prior, config, proposed, std::move(private_bytes)});
}

engine::ObjectResult ThingServer::Apply(const cty::Value& prior, const cty::Value& planned,
                                        const cty::Value& config, std::string planned_private) {
  return server_.Apply({}, {kThing, prior, planned, config, std::move(planned_private)});
}

engine::ObjectResult ThingServer::Create(const cty::Value& planned, const cty::Value& config) {
  return Apply({}, planned, config);
}

engine::ObjectResult ThingServer::Delete(const cty::Value& state) { return Apply(state, {}, {}); }

engine::ObjectResult ThingServer::Read(const cty::Value& state, std::string private_bytes) {
  return server_.Read({}, kThing, state, private_bytes);
}

bool IsStorable(const cty::Value& object, const cty::Type& type) {
  return cty::EncodeMsgpack(object, type).ok() && cty::EncodeJson(object, type).ok();
}

std::string TextOf(const engine::Diagnostics& diagnostics) {
  std::string text;
  for (const engine::Diagnostic& d : diagnostics) {
    const bool error = d.severity == engine::Diagnostic::Severity::kError;
    base::StrAppend(&text, error ? "error: " : "warning: ", d.summary, " [", d.path.ToString(),
                    "] ", d.detail, "\n");
  }
  return text;
}

}  // namespace engine_testing
