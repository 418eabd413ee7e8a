data "starrocks_databases" "all" {}

output "database_names" {
  value = data.starrocks_databases.all.names
}
