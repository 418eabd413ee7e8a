# PostgreSQL -> Debezium on Kafka Connect -> Kafka -> Flink -> Paimon -> StarRocks.

# Where the servers are, and who asks, is in the environment: README.md.
provider "starrocks" {}

module "cdc_source" {
  source = "./modules/cdc-source"

  name              = var.name
  schema            = var.name
  publication       = var.name
  slot              = var.name
  database          = var.postgres
  password          = var.postgres_password
  tables            = local.tables
  registry_url      = "${var.registry_url}/apis/registry/v2"
  drop_slot_on_stop = var.drop_slot_on_stop
}

module "flink_pipeline" {
  source = "./modules/flink-pipeline"

  name          = var.name
  kafka_brokers = var.kafka_brokers
  registry_url  = "${var.registry_url}/apis/ccompat/v7"
  warehouse     = var.warehouse
  database      = "shop"
  tables        = { for table, each in local.tables : table => merge(each, { topic = module.cdc_source.topics[table] }) }
  freshness     = var.freshness
}

module "serving" {
  source = "./modules/serving"

  lake = { catalog = "${var.name}_lake", warehouse = var.warehouse }
  shop = {
    catalog    = "${var.name}_shop"
    host       = var.postgres.host
    port       = var.postgres.port
    database   = var.postgres.name
    user       = var.postgres.user
    driver_url = var.jdbc_driver_url
  }
  shop_password = var.postgres_password
  passwords     = var.passwords
  access = {
    people = { "${var.name}_ada" = {} }
    teams = {
      "${var.name}_analysts" = {
        members  = ["${var.name}_ada"]
        catalogs = { "${var.name}_lake" = "read", "${var.name}_shop" = "read" }
      }
    }
    service_accounts = {
      "${var.name}_bi" = { catalogs = { "${var.name}_lake" = "read" } }
    }
  }
}

locals {
  tables = {
    customers = {
      key = "id"
      columns = [
        { name = "id", type = "BIGINT" },
        { name = "name", type = "STRING", sql = "TRIM(`name`)" },
        { name = "email", type = "STRING", nullable = true },
      ]
    }
    orders = {
      key = "id"
      columns = [
        { name = "id", type = "BIGINT" },
        { name = "customer_id", type = "BIGINT" },
        { name = "status", type = "STRING", sql = var.order_status_sql },
        { name = "amount", type = "DECIMAL(12, 2)" },
      ]
    }
  }
}
