#include <string>

#include "provider/base/status.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/sdk/builder.h"
#include "provider/sdk/function.h"

namespace resources::make_function {
namespace {

struct Identity {
  sdk::String name, host;
  sdk::Bool domain;

  static void Describe(sdk::Schema<Identity>& s) {
    s.Computed("name", &Identity::name).Doc("Name of the user.");
    s.Computed("host", &Identity::host).Doc("Host pattern or domain.");
    s.Computed("domain", &Identity::domain).Doc("Whether the host is a domain.");
  }
};

absl::StatusOr<Identity> Run(const std::string& text) {
  auto parsed = starrocks::ParseUserIdentity(text);
  if (!parsed.ok()) return sdk::AtArgument(0, parsed.status());
  Identity identity;
  identity.name = parsed->name;
  identity.host = parsed->host;
  identity.domain = parsed->is_domain;
  return identity;
}

}  // namespace

sdk::Function parse_user_identity() {
  return sdk::MakeFunction<Identity(std::string)>(
      "parse_user_identity", "Reads a user identity",
      "The parts of a user identity: an object with `name`, `host` and `domain` (whether the host "
      "is "
      "a domain). Understands `'name'@'host'`, `name@host`, `'name'@['domain']` and a name alone, "
      "which means any host (`%`).",
      {{"identity", "The identity to read."}}, Run);
}

}  // namespace resources::make_function
