variable "columns" {
  type    = list(string)
  default = null
}

variable "where" {
  default = null
}

variable "column_separator" {
  default = null
}

variable "properties" {
  type    = map(string)
  default = null
}

variable "brokers" {
  type    = list(string)
  default = ["127.0.0.1:1"]
}

variable "topic" {
  default = "clicks"
}

variable "offsets" {
  type    = map(string)
  default = null
}

variable "kafka" {
  type    = map(string)
  default = null
}

variable "kafka_wo" {
  type      = map(string)
  default   = null
  ephemeral = true
}

variable "kafka_wo_version" {
  default = null
}

variable "registry_wo" {
  default   = null
  ephemeral = true
}

variable "registry_wo_version" {
  default = null
}

variable "state" {
  default = "running"
}

variable "table" {
  default = "clicks"
}

variable "database" {
  default = "d"
}

variable "name" {
  default = "load_clicks"
}

variable "row_delimiter" {
  default = null
}

variable "partitions" {
  type    = list(string)
  default = null
}

resource "starrocks_database" "d" {
  for_each = toset(["d", var.database])

  name          = "${var.prefix}_${each.key}"
  force_destroy = true
}

resource "starrocks_table" "t" {
  for_each = toset(["clicks", "others"])

  database = starrocks_database.d[var.database].name
  name     = each.key
  columns = [
    { name = "id", type = "bigint" },
    { name = "city", type = "varchar(50)" },
    { name = "ts", type = "datetime" },
  ]
  key = { type = "duplicate", columns = ["id"] }
  partition = {
    type       = "list"
    columns    = ["city"]
    partitions = [{ name = "north", values = [["Oslo"]] }, { name = "south", values = [["Rome"]] }]
  }
  properties          = { replication_num = "1" }
  deletion_protection = false
}

resource "starrocks_routine_load" "l" {
  database                       = starrocks_database.d[var.database].name
  name                           = var.name
  table                          = starrocks_table.t[var.table].name
  columns                        = var.columns
  where                          = var.where
  column_separator               = var.column_separator
  row_delimiter                  = var.row_delimiter
  partitions                     = var.partitions
  properties                     = var.properties
  kafka_broker_list              = var.brokers
  kafka_topic                    = var.topic
  kafka_offsets                  = var.offsets
  kafka_properties               = var.kafka
  kafka_properties_wo            = var.kafka_wo
  kafka_properties_wo_version    = var.kafka_wo_version
  schema_registry_url_wo         = var.registry_wo
  schema_registry_url_wo_version = var.registry_wo_version
  state                          = var.state
}
