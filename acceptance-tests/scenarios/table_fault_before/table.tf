variable "database" {
  default = "d"
}

variable "name" {
  default = "t"
}

variable "columns" {
  type = any
}

variable "key" {
  type    = any
  default = { type = "duplicate", columns = ["id"] }
}

variable "order_by" {
  type    = list(string)
  default = null
}

variable "partition" {
  type    = any
  default = null
}

variable "distribution" {
  type    = any
  default = { type = "hash", columns = ["id"], buckets = 2 }
}

variable "properties" {
  type    = map(string)
  default = { replication_num = "1" }
}

variable "comment" {
  default = null
}

variable "deletion_protection" {
  default = true
}

resource "starrocks_database" "d" {
  for_each = toset(["d", "e"])

  name          = "${var.prefix}_${each.key}"
  force_destroy = true
}

resource "starrocks_table" "t" {
  database            = starrocks_database.d[var.database].name
  name                = var.name
  columns             = var.columns
  key                 = var.key
  order_by            = var.order_by
  partition           = var.partition
  distribution        = var.distribution
  properties          = var.properties
  comment             = var.comment
  deletion_protection = var.deletion_protection
}
