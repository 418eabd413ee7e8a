data "starrocks_flink_jobs" "broken" {
  states = ["FAILED", "RESTARTING"]
}

output "broken_jobs" {
  value = { for job in data.starrocks_flink_jobs.broken.jobs : job.id => job.name }
}
