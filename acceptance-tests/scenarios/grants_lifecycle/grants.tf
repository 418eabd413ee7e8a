variable "grants" {
  type = map(object({
    privileges           = optional(set(string))
    grantable_privileges = optional(set(string))
  }))
}

resource "starrocks_grants" "r" {
  role   = "${var.prefix}_r"
  grants = var.grants
}
