variable "grants" {
  type = set(object({
    type              = string
    catalog           = optional(string)
    database          = optional(string)
    name              = optional(string)
    privileges        = set(string)
    with_grant_option = optional(bool)
  }))
}

resource "starrocks_grants" "r" {
  role   = "${var.prefix}_r"
  grants = var.grants
}
