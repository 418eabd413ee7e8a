variable "name" {
  description = "Name of the job, and of its consumer group."
  type        = string
}

variable "kafka_brokers" {
  description = "Addresses of Kafka brokers, as Flink reaches them, separated by commas."
  type        = string
}

variable "registry_url" {
  description = "The schema registry, as Flink reaches it: Confluent's API."
  type        = string
}

variable "warehouse" {
  description = "URI of the Paimon warehouse."
  type        = string
}

variable "database" {
  description = "The Paimon database that gets the tables."
  type        = string
}

variable "tables" {
  description = <<-TEXT
    Where each table's messages are, which column is its key, and its columns with Flink's types. `sql` says
    what is stored in place of the column. Give every table a column that has it from the beginning: Flink
    can't add the first one to a job and keep its state.
  TEXT
  type = map(object({
    topic = string
    key   = string
    columns = list(object({
      name = string
      type = string
      sql  = optional(string)
    }))
  }))
}

variable "freshness" {
  description = "How often rows become visible in Paimon: the interval of the checkpoints."
  type        = string
  default     = "10s"
}

variable "stable_for" {
  description = "How long a new version has to run before it counts; one that fails before is taken back."
  type        = string
  default     = "10s"
}
