variable "role" {
  default = null
}

variable "database" {}

variable "catalog" {
  default = null
}

variable "tables" {
  default = false
}

resource "starrocks_role" "r" {
  for_each = toset(["a", "b"])
  name     = "${var.prefix}_${each.key}"
}

resource "starrocks_user" "u" {
  name = "${var.prefix}_u"
}

resource "starrocks_database" "d" {
  for_each = toset(["d", "e"])
  name     = "${var.prefix}_${each.key}"
}

locals {
  database = var.database == "*" ? "*" : starrocks_database.d[var.database].name
}

resource "starrocks_grant" "g" {
  role = var.role == null ? null : starrocks_role.r[var.role].name
  user = var.role == null ? starrocks_user.u.identity : null
  on = {
    type     = var.tables ? "TABLE" : "DATABASE"
    catalog  = var.catalog
    database = var.tables ? local.database : null
    name     = var.tables ? "*" : local.database
  }
  privileges = ["ALTER"]
}
