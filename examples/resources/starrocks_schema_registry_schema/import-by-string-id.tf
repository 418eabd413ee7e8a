import {
  to = starrocks_schema_registry_schema.customer
  id = "customer"
}
