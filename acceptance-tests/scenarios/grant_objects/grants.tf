locals {
  d = "${var.prefix}_d"

  scopes = {
    "system"             = { on = { type = "SYSTEM" }, privileges = ["OPERATE", "FILE"] }
    "catalog"            = { on = { type = "CATALOG", name = "${var.prefix}_c" }, privileges = ["USAGE"] }
    "catalogs"           = { on = { type = "CATALOG", name = "*" }, privileges = ["CREATE DATABASE"] }
    "database"           = { on = { type = "DATABASE", name = local.d }, privileges = ["DROP", "CREATE TABLE"] }
    "databases"          = { on = { type = "DATABASE", name = "*" }, privileges = ["CREATE VIEW"] }
    "table"              = { on = { type = "TABLE", database = local.d, name = "t" }, privileges = ["SELECT", "INSERT"] }
    "tables in database" = { on = { type = "TABLE", database = local.d, name = "*" }, privileges = ["SELECT"] }
    "tables"             = { on = { type = "TABLE", database = "*", name = "*" }, privileges = ["SELECT"] }
    "view"               = { on = { type = "VIEW", database = local.d, name = "v" }, privileges = ["SELECT"] }
    "views"              = { on = { type = "VIEW", database = "*", name = "*" }, privileges = ["SELECT"] }
    "mv"                 = { on = { type = "MATERIALIZED VIEW", database = local.d, name = "mv" }, privileges = ["SELECT", "REFRESH"] }
    "mvs in database"    = { on = { type = "MATERIALIZED VIEW", database = local.d, name = "*" }, privileges = ["SELECT"] }
    "functions"          = { on = { type = "FUNCTION", database = local.d, name = "*" }, privileges = ["USAGE"] }
    "global functions"   = { on = { type = "GLOBAL FUNCTION", name = "*" }, privileges = ["USAGE"] }
    "resources"          = { on = { type = "RESOURCE", name = "*" }, privileges = ["USAGE"] }
    "resource group"     = { on = { type = "RESOURCE GROUP", name = "${var.prefix}_rg" }, privileges = ["ALTER"] }
    "storage volume"     = { on = { type = "STORAGE VOLUME", name = "${var.prefix}_sv" }, privileges = ["USAGE"] }
    "pipes"              = { on = { type = "PIPE", database = "*", name = "*" }, privileges = ["USAGE"] }
    "pipes in database"  = { on = { type = "PIPE", database = local.d, name = "*" }, privileges = ["USAGE"] }
    "warehouse"          = { on = { type = "WAREHOUSE", name = "default_warehouse" }, privileges = ["USAGE"] }
    "user"               = { on = { type = "USER", name = starrocks_user.u.identity }, privileges = ["IMPERSONATE"] }
  }
}

resource "starrocks_role" "r" {
  name = "${var.prefix}_r"
}

resource "starrocks_user" "u" {
  name = "${var.prefix}_u"
}

resource "starrocks_grant" "role" {
  for_each   = local.scopes
  role       = starrocks_role.r.name
  on         = merge({ catalog = null, database = null, name = null }, each.value.on)
  privileges = each.value.privileges
}

resource "starrocks_grant" "user" {
  for_each          = local.scopes
  user              = starrocks_user.u.identity
  on                = merge({ catalog = null, database = null, name = null }, each.value.on)
  privileges        = each.value.privileges
  with_grant_option = true
}
