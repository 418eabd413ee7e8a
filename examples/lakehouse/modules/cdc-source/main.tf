# Messages of a table go to the topic NAME.SCHEMA.TABLE; that is Debezium's rule.
locals {
  topics = { for table in keys(var.tables) : table => "${var.name}.${var.schema}.${table}" }

  converter = merge(
    { "" = var.converter.class, ".${var.converter.url_setting}" = var.registry_url },
    { for setting, value in var.converter.settings : ".${setting}" => value },
  )
  converters = merge([
    for part in ["key", "value"] : { for setting, value in local.converter : "${part}.converter${setting}" => value }
  ]...)
}

resource "starrocks_kafka_connector" "this" {
  name = var.name

  config = merge(local.converters, {
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

    # What the schemas say: Avro's decimals and times, and of Debezium's envelope what doesn't change with its version.
    "decimal.handling.mode"       = "precise"
    "time.precision.mode"         = "connect"
    "tombstones.on.delete"        = false
    "transforms"                  = "envelope"
    "transforms.envelope.type"    = "org.apache.kafka.connect.transforms.ReplaceField$Value"
    "transforms.envelope.include" = "before,after,op,ts_ms"
  })

  config_wo         = { "database.password" = var.password }
  config_wo_version = var.password_version

  depends_on = [starrocks_schema_registry_config.this]
}
