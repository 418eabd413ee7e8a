data "starrocks_schema_registry_schema" "orders" {
  subject = "shop.public.orders-value"
}

output "fields" {
  value = jsondecode(data.starrocks_schema_registry_schema.orders.schema).fields[*].name
}
