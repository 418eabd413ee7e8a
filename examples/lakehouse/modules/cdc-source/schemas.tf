# The Avro schemas of keys and messages, as the converter derives them from Debezium's records: to the letter, since
# the registry takes another text for another version.
locals {
  plain = {
    BOOLEAN = "boolean", INT = "int", BIGINT = "long", FLOAT = "float", DOUBLE = "double", STRING = "string", BYTES = "bytes"
  }
  logical = {
    DATE           = "{\"type\":\"int\",\"logicalType\":\"date\"}"
    "TIMESTAMP(3)" = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"
  }
  decimal = "{\"type\":\"bytes\",\"scale\":%[2]s,\"precision\":%[1]s,\"logicalType\":\"decimal\"}"

  types = {
    for type in toset(flatten([for table in values(var.tables) : table.columns[*].type])) : type => (
      contains(keys(local.plain), type) ? jsonencode(local.plain[type]) :
      contains(keys(local.logical), type) ? local.logical[type] :
      format(local.decimal, regexall("\\d+", type)...)
    )
  }
  fields = {
    for table, each in var.tables : table => {
      for column in each.columns : column.name => format(
        column.nullable ? "{\"name\":%s,\"type\":[\"null\",%s],\"default\":null}" : "{\"name\":%s,\"type\":%s}",
        jsonencode(column.name), local.types[column.type]
      )
    }
  }

  schemas = merge([
    for table, each in var.tables : {
      "${local.topics[table]}-key" = templatefile("${path.module}/key.avsc.tftpl", {
        namespace = local.topics[table]
        field     = local.fields[table][each.key]
      })
      "${local.topics[table]}-value" = templatefile("${path.module}/value.avsc.tftpl", {
        namespace = local.topics[table]
        fields    = [for column in each.columns : local.fields[table][column.name]]
      })
    }
  ]...)
}

resource "starrocks_schema_registry_schema" "this" {
  for_each = local.schemas

  subject     = each.key
  schema      = trimspace(each.value)
  schema_type = "AVRO"
}

# A version that readers of the one before can't read is refused: of Terraform at plan already, of the converter
# when a table has changed so.
resource "starrocks_schema_registry_config" "this" {
  for_each = starrocks_schema_registry_schema.this

  subject       = each.value.subject
  compatibility = "BACKWARD"
}
