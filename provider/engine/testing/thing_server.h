// A server with one of everything, for tests of single calls.
#ifndef PROVIDER_ENGINE_TESTING_THING_SERVER_H_
#define PROVIDER_ENGINE_TESTING_THING_SERVER_H_

#include <memory>
#include <string>

#include "provider/engine/server.h"
#include "provider/engine/testing/fakes.h"

namespace engine_testing {

inline constexpr char kThing[] = "t_thing";

// A catalog of a fake provider and the resource kThing.
sdk::Catalog CatalogWith(std::unique_ptr<sdk::AnyResource> resource);

class ThingServer {
 public:
  explicit ThingServer(schema::Schema schema);

  FakeResource& thing() { return *thing_; }
  engine::Server& server() { return server_; }
  const cty::Type& type() const { return *server_.ResourceType(kThing); }
  const schema::Schema& schema() const { return thing_->schema(); }

  // As Terraform calls: the proposed state is its merge of prior and configuration. A null
  // configuration plans a destroy.
  engine::PlanResult Plan(const cty::Value& prior, const cty::Value& config,
                          std::string private_bytes = "");
  engine::ObjectResult Apply(const cty::Value& prior, const cty::Value& planned,
                             const cty::Value& config, std::string planned_private = "");
  engine::ObjectResult Create(const cty::Value& planned, const cty::Value& config);
  engine::ObjectResult Delete(const cty::Value& state);
  engine::ObjectResult Read(const cty::Value& state, std::string private_bytes = "");

 private:
  ThingServer(std::unique_ptr<FakeResource> thing);

  FakeResource* thing_;
  engine::Server server_;
};

// True if the object can go over the wire and into a state file.
bool IsStorable(const cty::Value& object, const cty::Type& type);
// All diagnostics as lines of text, for messages of tests.
std::string TextOf(const engine::Diagnostics& diagnostics);

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_THING_SERVER_H_
