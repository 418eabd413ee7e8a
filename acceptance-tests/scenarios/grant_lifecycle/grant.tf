variable "privileges" {
  type = set(string)
}

variable "option" {
  type    = bool
  default = null
}

variable "create_timeout" {
  default = null
}

resource "starrocks_database" "d" {
  name = "${var.prefix}_d"
}

resource "starrocks_role" "r" {
  name = "${var.prefix}_r"
}

resource "starrocks_grant" "g" {
  role              = starrocks_role.r.name
  on                = { type = "TABLE", database = starrocks_database.d.name, name = "*" }
  privileges        = var.privileges
  with_grant_option = var.option
  timeouts          = var.create_timeout == null ? null : { create = var.create_timeout }
}
