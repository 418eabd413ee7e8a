variable "comment" {
  default = null
}

resource "starrocks_role" "etl" {
  name    = "${var.prefix}_etl"
  comment = var.comment
}
