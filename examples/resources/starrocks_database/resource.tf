resource "starrocks_database" "raw" {
  name          = "raw"
  data_quota    = "2TB"
  replica_quota = 200000
}

# A scratch area that may be destroyed together with its tables.
resource "starrocks_database" "scratch" {
  name          = "scratch"
  data_quota    = "100GB"
  force_destroy = true

  timeouts = {
    delete = "15m"
  }
}
