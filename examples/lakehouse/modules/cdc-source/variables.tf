variable "name" {
  description = "Name of the connector, and what the name of each topic begins with."
  type        = string
}

variable "database" {
  description = "The PostgreSQL database, as Kafka Connect reaches it. The user owns the tables and may replicate."
  type = object({
    host = string
    port = optional(number, 5432)
    name = string
    user = string
  })
}

variable "password" {
  description = "Password of the user. Ephemeral: it reaches neither the plan nor the state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "password_version" {
  description = "Raise it to send the password again."
  type        = number
  default     = 1
}

variable "schema" {
  description = "The PostgreSQL schema that the tables are in."
  type        = string
}

variable "tables" {
  description = "Which column is the key of each table, and its columns with Flink's types."
  type = map(object({
    key = string
    columns = list(object({
      name     = string
      type     = string
      nullable = optional(bool, false)
    }))
  }))

  validation {
    condition = alltrue(flatten([
      for table in values(var.tables) : [for column in table.columns : can(regex(
        "^(BOOLEAN|INT|BIGINT|FLOAT|DOUBLE|STRING|BYTES|DATE|TIMESTAMP\\(3\\)|DECIMAL\\(\\d+, ?\\d+\\))$", column.type
      ))]
    ]))
    error_message = "Types are BOOLEAN, INT, BIGINT, FLOAT, DOUBLE, STRING, BYTES, DATE, TIMESTAMP(3) and DECIMAL(p, s)."
  }
}

variable "registry_url" {
  description = "The schema registry, as the converter reaches it: of Apicurio's the API v2."
  type        = string
}

variable "converter" {
  description = <<-TEXT
    The Avro converter of Kafka Connect, the setting that takes the registry's URL, and its other settings. They
    have to make subjects and messages like Confluent's: TOPIC-key and TOPIC-value, and before the data a zero byte
    and four bytes of the schema's id.
  TEXT
  type = object({
    class       = string
    url_setting = string
    settings    = map(string)
  })
  default = {
    class       = "io.apicurio.registry.utils.converter.AvroConverter"
    url_setting = "apicurio.registry.url"
    settings = {
      "apicurio.registry.as-confluent"               = "true"
      "apicurio.registry.use-id"                     = "contentId"
      "apicurio.registry.headers.enabled"            = "false"
      "apicurio.registry.artifact-resolver-strategy" = "io.apicurio.registry.serde.strategy.TopicIdStrategy"
      # The version that is there with this text, or else a new one, if the subject's compatibility lets it in.
      "apicurio.registry.auto-register"           = "true"
      "apicurio.registry.auto-register.if-exists" = "RETURN_OR_UPDATE"
      # A registry that is down doesn't stop what has been written before.
      "apicurio.registry.fault-tolerant-refresh" = "true"
      # Without what only Connect knows, such as names of its types.
      "connect.meta.data" = "false"
    }
  }
}

variable "publication" {
  description = "A publication of the tables, made by their owner."
  type        = string
}

variable "slot" {
  description = "Name of the replication slot, which Debezium makes: small letters, digits and _."
  type        = string
}

variable "drop_slot_on_stop" {
  description = <<-TEXT
    Whether Debezium drops the slot when it stops. Only for taking the source down: with it, each restart of
    the connector would lose what is written meanwhile.
  TEXT
  type        = bool
  default     = false
}
