output "topics" {
  description = "Kafka topic of each table."
  value       = module.cdc_source.topics
}

output "flink_job_id" {
  description = "Id of the running job."
  value       = module.flink_pipeline.job_id
}
