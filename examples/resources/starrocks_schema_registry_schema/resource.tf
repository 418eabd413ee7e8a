resource "starrocks_schema_registry_schema" "customer" {
  subject = "customer"
  schema = jsonencode({
    type      = "record"
    name      = "Customer"
    namespace = "shop"
    fields = [
      { name = "id", type = "long" },
      { name = "email", type = ["null", "string"], default = null },
    ]
  })
}

resource "starrocks_schema_registry_schema" "order" {
  subject = "shop.public.orders-value"
  schema = jsonencode({
    type      = "record"
    name      = "Order"
    namespace = "shop"
    fields = [
      { name = "id", type = "long" },
      { name = "customer", type = "shop.Customer" },
    ]
  })

  references = [{
    name    = "shop.Customer"
    subject = starrocks_schema_registry_schema.customer.subject
    version = starrocks_schema_registry_schema.customer.version
  }]
}

resource "starrocks_schema_registry_schema" "payment" {
  subject     = "payments-value"
  schema_type = "PROTOBUF"
  schema      = <<-EOT
    syntax = "proto3";
    package shop;

    message Payment {
      int64 id = 1;
      string currency = 2;
    }
  EOT
}
