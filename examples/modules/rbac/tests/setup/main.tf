# What the rules of access are about: two databases and an external catalog.

terraform {
  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}

resource "starrocks_database" "this" {
  for_each = toset(["raw", "mart"])

  name = each.key
}

resource "starrocks_catalog" "lake" {
  name = "lake"
  type = "hive"
  properties = {
    "hive.metastore.uris" = "thrift://127.0.0.1:9083"
  }
}
