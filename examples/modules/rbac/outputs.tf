output "accounts" {
  description = "Identity of each account, by user name, for further grants."
  value       = { for name, user in starrocks_user.this : name => user.identity }
}

output "account_roles" {
  description = "The role of its own of each account, by user name."
  value       = merge(local.person_roles, local.service_roles)
}

output "team_roles" {
  description = "Role of each team, by the team's name, for further grants."
  value       = { for name, role in local.team_roles : name => starrocks_role.this[role].name }
}

output "access_roles" {
  description = "Roles that bundle a level of access to a database or a catalog, and who has them."
  value = {
    for role, accesses in local.access_roles :
    starrocks_grants.access[role].role => sort(accesses[*].holder)
  }
}
