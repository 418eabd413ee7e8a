# Messages of a table go to the topic NAME.SCHEMA.TABLE; that is Debezium's rule.
locals {
  topics = { for table in keys(var.tables) : table => "${var.name}.${var.schema}.${table}" }
}

resource "starrocks_schema_registry_schema" "value" {
  for_each = var.tables

  subject     = "${local.topics[each.key]}-value"
  schema      = each.value
  schema_type = "JSON"
}

# A version that readers of the one before can't read is refused, at plan already.
resource "starrocks_schema_registry_config" "value" {
  for_each = starrocks_schema_registry_schema.value

  subject       = each.value.subject
  compatibility = "BACKWARD"
}

resource "starrocks_kafka_connector" "this" {
  name = var.name

  config = {
    "connector.class"             = "io.debezium.connector.postgresql.PostgresConnector"
    "database.hostname"           = var.database.host
    "database.port"               = var.database.port
    "database.dbname"             = var.database.name
    "database.user"               = var.database.user
    "topic.prefix"                = var.name
    "table.include.list"          = join(",", [for table in keys(var.tables) : "${var.schema}.${table}"])
    "plugin.name"                 = "pgoutput"
    "publication.name"            = var.publication
    "publication.autocreate.mode" = "disabled"
    "slot.name"                   = var.slot
    "slot.drop.on.stop"           = var.drop_slot_on_stop

    # As Flink's format debezium-json wants it: exact decimals, no tombstones, no schema in each message.
    "decimal.handling.mode"          = "string"
    "tombstones.on.delete"           = false
    "key.converter"                  = "org.apache.kafka.connect.json.JsonConverter"
    "key.converter.schemas.enable"   = false
    "value.converter"                = "org.apache.kafka.connect.json.JsonConverter"
    "value.converter.schemas.enable" = false
  }

  config_wo         = { "database.password" = var.password }
  config_wo_version = var.password_version

  depends_on = [starrocks_schema_registry_schema.value]
}
