variable "cdc_password" {
  description = "Password of the replication user."
  type        = string
  sensitive   = true
  ephemeral   = true
}

# Changes of a PostgreSQL database as topics.
resource "starrocks_kafka_connector" "shop" {
  name = "shop"

  config = {
    "connector.class"             = "io.debezium.connector.postgresql.PostgresConnector"
    "tasks.max"                   = "1"
    "plugin.name"                 = "pgoutput"
    "database.hostname"           = "postgres.example.com"
    "database.port"               = "5432"
    "database.user"               = "cdc"
    "database.dbname"             = "shop"
    "topic.prefix"                = "shop"
    "table.include.list"          = "public.orders"
    "slot.name"                   = "shop"
    "publication.name"            = "shop"
    "publication.autocreate.mode" = "filtered"
  }

  config_wo = {
    "database.password" = var.cdc_password
  }
  config_wo_version = 1 # raise it to send a new password

  timeouts = {
    create = "10m"
  }
}
