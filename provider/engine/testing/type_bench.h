// One resource type of a whole catalog, driven without a server behind it: what can be said of a
// configuration, a plan and an import id.
#ifndef PROVIDER_ENGINE_TESTING_TYPE_BENCH_H_
#define PROVIDER_ENGINE_TESTING_TYPE_BENCH_H_

#include <map>
#include <set>
#include <string>

#include "provider/engine/server.h"

namespace engine_testing {

class TypeBench {
 public:
  TypeBench(sdk::Catalog catalog, std::string type)
      : server_(std::move(catalog)), type_(std::move(type)) {}

  // An object of the type: what is not named is null.
  cty::Value Of(cty::Value::Members members) const;

  // The diagnostics of a validation as text.
  std::string Validate(const cty::Value& config);
  // As Terraform calls: the proposed state is its merge of prior and configuration.
  engine::PlanResult Plan(const cty::Value& prior, const cty::Value& config,
                          std::string private_bytes = "");
  // The stub, or null and the diagnostics in `errors`.
  cty::Value Import(std::string_view id, std::string* errors);
  // With no setting in the configuration: the environment says where the servers are.
  std::string Configure();
  // Plans and carries out the way from `prior` (null: a create) to `config` (null: a destroy). Only
  // the plan's diagnostics if it is refused.
  engine::ObjectResult Apply(const cty::Value& prior, const cty::Value& config);
  // `imported`: the first read after an import.
  engine::ObjectResult Read(const cty::Value& state, bool imported = false);
  // The diagnostics of creating what is planned for `config`; nothing must be left.
  std::string CreateError(const cty::Value& config);

 private:
  const schema::Schema& schema() const;

  engine::Server server_;
  const std::string type_;
};

cty::Value StrList(const std::vector<std::string>& texts);
cty::Value StrSet(const std::set<std::string>& texts);
cty::Value StrMap(const std::map<std::string, std::string>& texts);

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_TYPE_BENCH_H_
