import {
  to = starrocks_schema_registry_config.orders
  id = "shop.public.orders-value"
}
