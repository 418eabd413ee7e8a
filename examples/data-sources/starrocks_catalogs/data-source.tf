data "starrocks_catalogs" "all" {}

output "iceberg_catalogs" {
  value = [
    for catalog in data.starrocks_catalogs.all.catalogs : catalog.name if catalog.type == "iceberg"
  ]
}
