data "starrocks_cluster" "this" {}

output "starrocks" {
  value = "${data.starrocks_cluster.this.version} (${data.starrocks_cluster.this.run_mode})"
}
