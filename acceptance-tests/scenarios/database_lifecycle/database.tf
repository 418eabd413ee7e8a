variable "data_quota" {
  default = null
}

variable "replica_quota" {
  default = null
}

resource "starrocks_database" "raw" {
  name          = "${var.prefix}_raw"
  data_quota    = var.data_quota
  replica_quota = var.replica_quota
}
