# A small lakehouse in StarRocks: one database per layer, the roles that work in them, and a look at
# what is there. Point it at a server with STARROCKS_HOSTS, STARROCKS_USERNAME and STARROCKS_PASSWORD,
# or run scripts/demo, which brings its own.

terraform {
  required_version = ">= 1.11"

  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}

provider "starrocks" {}

locals {
  # Each layer of the lakehouse and how much it may hold.
  layers = {
    raw     = "500GB"
    refined = "200GB"
    mart    = "50GB"
  }
}

resource "starrocks_database" "layer" {
  for_each = local.layers

  name       = each.key
  data_quota = each.value
}

resource "starrocks_database" "sandbox" {
  name          = "sandbox"
  data_quota    = "10GB"
  replica_quota = 1000
  force_destroy = true # may be dropped with whatever people left in it
}

resource "starrocks_role" "writer" {
  for_each = starrocks_database.layer

  name    = "${each.key}_writer"
  comment = "Writes to ${each.value.name}"
}

resource "starrocks_role" "analyst" {
  name    = "analyst"
  comment = "Reads the mart, plays in the sandbox"
}

data "starrocks_cluster" "this" {}

data "starrocks_databases" "all" {
  depends_on = [starrocks_database.layer, starrocks_database.sandbox]
}

data "starrocks_roles" "all" {
  depends_on = [starrocks_role.writer, starrocks_role.analyst]
}

output "server" {
  description = "What we talk to."
  value       = "StarRocks ${data.starrocks_cluster.this.version}, ${data.starrocks_cluster.this.run_mode}"
}

output "quotas" {
  description = "What the server says of each database."
  value = {
    for database in data.starrocks_databases.all.databases : database.name => database.data_quota
  }
}

output "roles" {
  description = "The roles that are not built in."
  value       = data.starrocks_roles.all.names
}

output "etl_account" {
  description = "How StarRocks writes the account that will load the raw layer."
  value       = provider::starrocks::user_identity("etl", "10.0.%")
}
