output "job_id" {
  description = "Id of the running job."
  value       = starrocks_flink_sql_job.this.job_id
}
