output "topics" {
  description = "Kafka topic of each table, by name of the table."
  value       = local.topics

  depends_on = [starrocks_kafka_connector.this]
}
