resource "starrocks_database" "d" {
  name = "${var.prefix}_d"
}

resource "starrocks_role" "r" {
  name = "${var.prefix}_r"
}
