variable "kafka_password" {
  type      = string
  ephemeral = true
}

resource "starrocks_routine_load" "clicks" {
  database = "raw"
  name     = "load_clicks"
  table    = "clicks"

  columns = ["id", "city", "ts", "day = date(ts)"]
  where   = "id > 0"

  properties = {
    format                    = "json"
    desired_concurrent_number = "3"
    max_batch_interval        = "20"
  }

  kafka_broker_list = ["broker-1:9092", "broker-2:9092"]
  kafka_topic       = "clicks"
  kafka_offsets = {
    "0" = "OFFSET_BEGINNING"
    "1" = "OFFSET_BEGINNING"
  }

  kafka_properties = {
    "group.id"          = "starrocks"
    "security.protocol" = "SASL_SSL"
    "sasl.mechanism"    = "PLAIN"
    "sasl.username"     = "starrocks"
  }
  kafka_properties_wo = {
    "sasl.password" = var.kafka_password
  }
  kafka_properties_wo_version = 1
}
