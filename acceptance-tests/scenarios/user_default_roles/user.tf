variable "roles" {
  type = set(string)
}

resource "starrocks_role" "r" {
  for_each = toset(["a", "b"])
  name     = "${var.prefix}_${each.key}"
}

resource "starrocks_user" "u" {
  name          = "${var.prefix}_u"
  default_roles = [for role in var.roles : starrocks_role.r[role].name]
}
