# What the account can really do: by itself, through its roles and through public.
data "starrocks_grants" "root" {
  user      = "'root'@'%'"
  effective = true
}

output "how_root_may_grant" {
  value = [
    for grant in data.starrocks_grants.root.grants : join(" > ", grant.path)
    if grant.type == "SYSTEM" && contains(grant.privileges, "GRANT")
  ]
}
