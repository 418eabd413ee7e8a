output "types" {
  description = "Type of each catalog, by name. Its keys are what grants on the catalogs can refer to."
  value       = { for name, catalog in starrocks_catalog.this : name => catalog.type }
}
