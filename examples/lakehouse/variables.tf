variable "name" {
  description = "What everything is named after: small letters, digits and _."
  type        = string
  default     = "shop"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,15}$", var.name))
    error_message = "A small letter, then small letters, digits and _; 16 characters at most."
  }
}

variable "postgres" {
  description = "The PostgreSQL database. Its schema and publication NAME are there: schema.sql."
  type = object({
    host = string
    port = optional(number, 5432)
    name = string
    user = string
  })
}

variable "postgres_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "kafka_brokers" {
  description = "Addresses of Kafka brokers, as Flink reaches them, separated by commas."
  type        = string
}

variable "registry_url" {
  description = "The Apicurio Registry, as Kafka Connect and Flink reach it, such as http://registry:8080."
  type        = string
}

variable "warehouse" {
  description = "URI of the Paimon warehouse, for Flink and StarRocks, such as s3://lake/warehouse."
  type        = string
}

variable "jdbc_driver_url" {
  description = "From where StarRocks can download PostgreSQL's JDBC driver."
  type        = string
}

variable "passwords" {
  description = "Passwords of the accounts NAME_ada and NAME_bi."
  type        = map(string)
  sensitive   = true
  ephemeral   = true
}

variable "freshness" {
  description = "How often rows become visible in Paimon."
  type        = string
  default     = "10s"
}

variable "order_status_sql" {
  description = "What is stored as the status of an order. A change of it upgrades the running job."
  type        = string
  default     = "TRIM(`status`)"
}

variable "drop_slot_on_stop" {
  description = "true for the last apply before a destroy: README.md."
  type        = bool
  default     = false
}
