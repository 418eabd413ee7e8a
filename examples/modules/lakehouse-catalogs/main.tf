resource "starrocks_catalog" "this" {
  for_each = local.catalogs

  name       = each.key
  type       = local.types[each.key]
  comment    = each.value.comment
  properties = each.value.properties

  properties_wo         = lookup(var.secrets, each.key, null)
  properties_wo_version = each.value.secrets_version

  lifecycle {
    precondition {
      condition     = length(distinct(local.names)) == length(local.names)
      error_message = "Two catalogs have the same name."
    }
  }
}
