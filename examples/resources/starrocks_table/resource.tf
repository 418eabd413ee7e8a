resource "starrocks_table" "clicks" {
  database = "raw"
  name     = "clicks"
  comment  = "Clicks of the web site"

  columns = [
    { name = "id", type = "bigint", nullable = false },
    { name = "ts", type = "datetime", nullable = false },
    { name = "city", type = "varchar(50)" },
    { name = "price", type = "decimal(10,2)", default = "0", comment = "in euro" },
    { name = "tags", type = "array<string>" },
    { name = "loaded_at", type = "datetime", default_expression = "CURRENT_TIMESTAMP" },
  ]

  key = {
    type    = "duplicate"
    columns = ["id", "ts"]
  }

  partition = {
    type        = "expression"
    expressions = ["date_trunc('day', ts)"]
  }

  distribution = {
    type    = "hash"
    columns = ["id"]
    buckets = 8
  }

  properties = {
    replication_num       = "3"
    partition_live_number = "90"
  }

  timeouts = {
    update = "30m"
  }
}

# A table that changes are merged into by key, and that may be destroyed.
resource "starrocks_table" "customers" {
  database = "raw"
  name     = "customers"

  columns = [
    { name = "id", type = "bigint", nullable = false },
    { name = "email", type = "varchar(200)" },
    { name = "email_lower", type = "varchar(200)", generated = "lower(email)" },
  ]

  key = {
    type    = "primary"
    columns = ["id"]
  }

  distribution = {
    type    = "hash"
    columns = ["id"]
  }

  deletion_protection = false
}
