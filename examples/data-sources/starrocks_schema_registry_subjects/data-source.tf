data "starrocks_schema_registry_subjects" "shop" {
  prefix = "shop."
}

output "subjects" {
  value = data.starrocks_schema_registry_subjects.shop.subjects
}
