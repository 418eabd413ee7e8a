resource "starrocks_role" "this" {
  for_each = local.comments

  name    = each.key
  comment = each.value
}

# These roles belong to this module alone: what somebody grants to them by hand is revoked.
resource "starrocks_grants" "access" {
  for_each = local.access_roles

  role = starrocks_role.this[each.key].name
  grants = {
    for type, privileges in each.value[0].rights : join("|", compact([
      type,
      each.value[0].catalog,
      type == "CATALOG" ? null : type == "DATABASE" ? each.value[0].database : each.value[0].inside,
    ])) => join(", ", privileges)
  }
}

resource "starrocks_role_grant" "this" {
  for_each = local.memberships

  role    = starrocks_role.this[each.value.role].name
  to_role = starrocks_role.this[each.value.to].name
}

# Each account has one role of its own, active after login. What it may do changes by changing what
# that role has: the account itself stays as it is.
resource "starrocks_user" "this" {
  for_each = local.accounts

  name          = each.key
  host          = each.value.host
  default_roles = [starrocks_role.this[each.value.role].name]
  properties    = each.value.properties

  auth_plugin = each.value.ldap_dn == null ? null : "authentication_ldap_simple"
  auth_string = each.value.ldap_dn

  password_wo         = each.value.ldap_dn == null ? var.passwords[each.key] : null
  password_wo_version = each.value.ldap_dn == null ? each.value.password_version : null
}
