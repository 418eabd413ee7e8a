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
  description = "JSON Schema of a table's messages, by name of the table."
  type        = map(string)
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
