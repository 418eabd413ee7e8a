# For all subjects that have no level of their own.
resource "starrocks_schema_registry_config" "global" {
  compatibility = "BACKWARD"
}

resource "starrocks_schema_registry_config" "orders" {
  subject       = "shop.public.orders-value"
  compatibility = "FULL_TRANSITIVE"
}
