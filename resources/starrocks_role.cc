#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/exists.h"

namespace resources {
namespace {

struct Role {
  sdk::String name, comment;

  static void Describe(sdk::Schema<Role>& s) {
    s.Doc("A role: a bundle of privileges that users and other roles can be given.");
    s.Required("name", &Role::name)
        .Replace()
        .Must([](const std::string& name) { return CheckName(name); })
        .Doc(
            "Name of the role: a letter, or `_` and a letter or digit, then letters, digits and "
            "`_`; 64 characters at most. Case sensitive.");
    s.Optional("comment", &Role::comment).Must(StorableText).Doc("What the role is for.");
    s.Identity("name", &Role::name, "Name of the role.");
    s.Timeouts();
  }

  static absl::Status CheckName(std::string_view name) {
    if (!starrocks::IsBuiltinRole(name)) return starrocks::CheckRoleName(name);
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("\"", name, "\" is one of StarRocks' built-in roles."),
                           "Choose another name; built-in roles can be granted, not managed.");
  }
};

Existing AsExisting(const Role& role) { return {"role", "starrocks_role", *role.name}; }

class RoleResource final : public sdk::Resource<Role> {
 public:
  void PlanReplace(sdk::Call& call, const Role& state, const Role&) override {
    call.Warn("Replacing a role drops its grants",
              base::StrCat("A role can't be renamed. The role ", state.name.value_or(""),
                           " will be dropped with every privilege granted to it and every "
                           "membership in it. What this configuration manages is granted again to "
                           "the new role, anything else is lost."),
              cty::Path("name"));
  }

  absl::StatusOr<Role> Create(sdk::Call& call, const Role& plan, const Role&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    absl::Status made =
        starrocks::CreateRole(*client, call.context(), *plan.name, plan.comment.value_or(""));
    if (made.ok()) return plan;
    if (base::KindOf(made) != base::ErrorKind::kAlreadyExists) return made;
    if (!MayAdopt(call)) return AlreadyExists(AsExisting(plan));
    TF_TRY(CheckIdentical(call, *client, plan));
    WarnAdopted(call, AsExisting(plan));
    return plan;
  }

  absl::StatusOr<std::optional<Role>> Read(sdk::Call& call, const Role& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto found, starrocks::FindRole(*client, call.context(), *state.name));
    if (!found) return std::nullopt;
    Role role = state;
    // The server knows no difference between no comment and an empty one: keep the user's.
    if (state.comment.value_or("") != found->comment) {
      role.comment = found->comment.empty() ? sdk::String() : found->comment;
    }
    return role;
  }

  absl::StatusOr<Role> Update(sdk::Call& call, const Role& state, const Role& plan,
                              const Role&) override {
    const std::string comment = plan.comment.value_or("");
    if (comment == state.comment.value_or("")) return plan;
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_TRY(starrocks::AlterRoleComment(*client, call.context(), *plan.name, comment));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Role& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    return starrocks::DropRole(*client, call.context(), *state.name);
  }

  absl::StatusOr<Role> Import(sdk::Call&, std::string_view id) override {
    absl::Status legal = Role::CheckName(id);
    if (!legal.ok()) return base::Annotate(legal, "The import id is the role's name");
    Role role;
    role.name = std::string(id);
    return role;
  }

  absl::StatusOr<Role> ImportByIdentity(sdk::Call& call, Role stub) override {
    return Import(call, *stub.name);
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Role&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto roles, starrocks::ListRoles(*client, call.context()));
    for (const starrocks::Role& found : roles) {
      if (found.builtin) continue;
      Role stub;
      stub.name = found.name;
      if (!emit(stub, found.name)) break;
    }
    return absl::OkStatus();
  }

  std::string LockKey(const Role& role) override { return role.name.value_or(""); }

 private:
  static absl::Status CheckIdentical(sdk::Call& call, starrocks::Client& client, const Role& plan) {
    TF_ASSIGN(auto found, starrocks::FindRole(client, call.context(), *plan.name));
    if (!found) return AlreadyExists(AsExisting(plan));
    if (found->comment != plan.comment.value_or("")) {
      return NotAdopted(AsExisting(plan), base::StrCat("its comment is \"", found->comment, "\"."));
    }
    TF_ASSIGN(bool inert, starrocks::RoleIsInert(client, call.context(), *plan.name));
    if (inert) return absl::OkStatus();
    return NotAdopted(AsExisting(plan), "privileges or roles are granted to it.");
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_role() {
  return sdk::Adapt<Role>(std::make_unique<RoleResource>());
}
}  // namespace make_resource
}  // namespace resources
