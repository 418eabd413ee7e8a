#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

std::string VariableValue(const Context& context, const VariableInfo& info, bool global) {
  if (!global) {
    auto own = context.session.variables.find(info.name);
    if (own != context.session.variables.end()) return own->second;
  }
  auto changed = context.state.variables.find(info.name);
  return changed == context.state.variables.end() ? std::string(info.value) : changed->second;
}

void ActivateLoginRoles(Context& context) {
  const User* user = context.accounts().FindUser(context.session.identity);
  if (user == nullptr) return;
  const VariableInfo* all = FindVariable("activate_all_roles_on_login");
  bool activate_all = VariableValue(context, *all, true) == "true";
  context.session.active_roles = activate_all ? user->roles : user->default_roles;
}

}  // namespace sandbox::behaviour
