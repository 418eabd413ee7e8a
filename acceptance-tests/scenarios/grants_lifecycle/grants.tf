variable "grants" {
  type = map(string)
}

resource "starrocks_grants" "r" {
  role   = "${var.prefix}_r"
  grants = var.grants
}
