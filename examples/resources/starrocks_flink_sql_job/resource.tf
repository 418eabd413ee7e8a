variable "kafka_password" {
  type      = string
  ephemeral = true
}

resource "starrocks_flink_sql_job" "orders" {
  name        = "orders-to-lake"
  parallelism = 2

  setup = [
    <<-SQL
      CREATE CATALOG IF NOT EXISTS lake WITH (
        'type' = 'paimon', 'warehouse' = 's3://lake/warehouse'
      )
    SQL
    ,
    <<-SQL
      CREATE TEMPORARY TABLE orders (id BIGINT, amount DECIMAL(12, 2)) WITH (
        'connector' = 'kafka',
        'topic' = 'orders',
        'properties.bootstrap.servers' = 'kafka:9092',
        'properties.security.protocol' = 'SASL_SSL',
        'properties.sasl.mechanism' = 'PLAIN',
        'properties.sasl.jaas.config' =
          'org.apache.kafka.common.security.plain.PlainLoginModule required username="flink" password="{{secret.kafka}}";',
        'scan.startup.mode' = 'earliest-offset',
        'format' = 'json'
      )
    SQL
  ]
  statement = "INSERT INTO lake.ods.orders SELECT id, amount FROM orders"

  secrets_wo         = { kafka = var.kafka_password }
  secrets_wo_version = 1

  configuration = {
    "execution.checkpointing.interval" = "30s"
  }
}
