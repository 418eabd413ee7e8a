# A small lakehouse in StarRocks: one database per layer, the roles that work in them, the account that
# loads them, and a look at what is there. Point it at a server with STARROCKS_HOSTS, STARROCKS_USERNAME and STARROCKS_PASSWORD,
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

variable "etl_password" {
  description = "Never stored. The default is for trying this out; set TF_VAR_etl_password for anything else."
  type        = string
  default     = "only-for-the-quickstart"
  sensitive   = true
  ephemeral   = true
}

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

# All tables of the layer, those to come included.
resource "starrocks_grant" "write" {
  for_each = starrocks_role.writer

  role       = each.value.name
  on         = { type = "TABLE", database = starrocks_database.layer[each.key].name, name = "*" }
  privileges = ["SELECT", "INSERT", "UPDATE", "DELETE"]
}

resource "starrocks_grant" "read_mart" {
  role       = starrocks_role.analyst.name
  on         = { type = "TABLE", database = starrocks_database.layer["mart"].name, name = "*" }
  privileges = ["SELECT"]
}

# The role of the programs that load: it may write every layer.
resource "starrocks_role" "etl" {
  name    = "etl"
  comment = "Loads all layers"
}

resource "starrocks_role_grant" "writer_to_etl" {
  for_each = starrocks_role.writer

  role    = each.value.name
  to_role = starrocks_role.etl.name
}

resource "starrocks_user" "etl" {
  name                = "etl"
  host                = "10.0.%"
  default_roles       = [starrocks_role.etl.name]
  password_wo         = var.etl_password
  password_wo_version = 1 # raise it to send a new password
}

data "starrocks_cluster" "this" {}

data "starrocks_databases" "all" {
  depends_on = [starrocks_database.layer, starrocks_database.sandbox]
}

data "starrocks_roles" "all" {
  depends_on = [starrocks_role.writer, starrocks_role.analyst, starrocks_role.etl]
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

# What the account can really do, through its roles and the roles of its roles.
data "starrocks_grants" "etl" {
  user      = starrocks_user.etl.identity
  effective = true

  depends_on = [starrocks_grant.write, starrocks_role_grant.writer_to_etl]
}

output "etl_may" {
  description = "What the account that loads may do, and by which roles."
  value = [
    for grant in data.starrocks_grants.etl.grants : join(" ", [
      join(", ", grant.privileges), "on", grant.type, "${grant.database}.${grant.name}",
      "by", join(" > ", grant.path)
    ]) if grant.type == "TABLE"
  ]
}
