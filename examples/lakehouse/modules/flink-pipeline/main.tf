# Each table is read from its topic twice: as what it is now, for the table NAME in Paimon, and as what
# happened to it, for NAME_changes, to which rows are only ever added.
locals {
  columns = {
    for table, each in var.tables :
    table => join(", ", [for column in each.columns : "`${column.name}` ${column.type}"])
  }
  values = {
    for table, each in var.tables :
    table => join(", ", [for column in each.columns : coalesce(column.sql, "`${column.name}`")])
  }
  changed = {
    for table, each in var.tables :
    table => join(", ", [for column in each.columns : "COALESCE(`after`.`${column.name}`, `before`.`${column.name}`)"])
  }
  kafka = {
    for table, each in var.tables : table => join(", ", [
      "'connector' = 'kafka'",
      # A pattern, since the topic of an empty table is there with its first row only.
      "'topic-pattern' = '${replace(each.topic, ".", "\\.")}'",
      "'scan.topic-partition-discovery.interval' = '10s'",
      "'properties.bootstrap.servers' = '${var.kafka_brokers}'",
      "'properties.group.id' = '${var.name}'",
      "'scan.startup.mode' = 'earliest-offset'",
    ])
  }

  formats = {
    for use, format in { table = "debezium-avro-confluent", changes = "avro-confluent" } :
    use => "'format' = '${format}', '${format}.url' = '${var.registry_url}'"
  }

  catalog = [
    "CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '${var.warehouse}')",
    "CREATE DATABASE IF NOT EXISTS lake.`${var.database}`",
  ]
  tables = flatten([
    for table, each in var.tables : [
      "CREATE TABLE IF NOT EXISTS lake.`${var.database}`.`${table}` (${local.columns[table]}, PRIMARY KEY (`${each.key}`) NOT ENFORCED) WITH ('bucket' = '1')",
      "CREATE TABLE IF NOT EXISTS lake.`${var.database}`.`${table}_changes` (`op` STRING, ${local.columns[table]})",
      "CREATE TEMPORARY TABLE `${table}` (${local.columns[table]}, PRIMARY KEY (`${each.key}`) NOT ENFORCED) WITH (${local.formats.table}, ${local.kafka[table]})",
      "CREATE TEMPORARY TABLE `${table}_changes` (`op` STRING, `before` ROW<${local.columns[table]}>, `after` ROW<${local.columns[table]}>) WITH (${local.formats.changes}, ${local.kafka[table]})",
    ]
  ])
  inserts = flatten([
    for table in keys(var.tables) : [
      "INSERT INTO lake.`${var.database}`.`${table}` SELECT ${local.values[table]} FROM `${table}`;",
      "INSERT INTO lake.`${var.database}`.`${table}_changes` SELECT `op`, ${local.changed[table]} FROM `${table}_changes`;",
    ]
  ])
}

resource "starrocks_flink_sql_job" "this" {
  name      = var.name
  setup     = concat(local.catalog, local.tables)
  statement = "EXECUTE STATEMENT SET BEGIN\n${join("\n", local.inserts)}\nEND"

  configuration = {
    "execution.checkpointing.interval" = var.freshness
    "execution.checkpointing.mode"     = "EXACTLY_ONCE"
  }
  upgrade_mode = "savepoint"
  stable_for   = var.stable_for
}
