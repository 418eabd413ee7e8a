data "starrocks_roles" "all" {
  include_builtin = true
}

output "own_roles" {
  value = [for role in data.starrocks_roles.all.roles : role.name if !role.builtin]
}
