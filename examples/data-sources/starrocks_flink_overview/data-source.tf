data "starrocks_flink_overview" "this" {}

output "free_slots" {
  value = data.starrocks_flink_overview.this.slots_available
}
