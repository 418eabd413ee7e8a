variable "polaris_credential" {
  description = "client-id:client-secret of the Iceberg REST catalog."
  type        = string
  sensitive   = true
  ephemeral   = true
}

# Iceberg behind a REST catalog. What is secret is sent, but never stored.
resource "starrocks_catalog" "lake" {
  name    = "lake"
  type    = "iceberg"
  comment = "Bookings and payments"

  properties = {
    "iceberg.catalog.type"              = "rest"
    "iceberg.catalog.uri"               = "https://polaris.example.com/api/catalog"
    "iceberg.catalog.warehouse"         = "lake"
    "iceberg.catalog.security"          = "oauth2"
    "iceberg.catalog.oauth2.server-uri" = "https://polaris.example.com/api/catalog/v1/oauth/tokens"
    "iceberg.catalog.oauth2.scope"      = "PRINCIPAL_ROLE:ALL"
  }

  properties_wo = {
    "iceberg.catalog.oauth2.credential" = var.polaris_credential
  }
  properties_wo_version = 1 # raise it to send a new credential
}

# Hive tables behind a metastore, read with the rights of the machine that StarRocks runs on.
resource "starrocks_catalog" "warehouse" {
  name = "warehouse"
  type = "hive"

  properties = {
    "hive.metastore.uris"         = "thrift://metastore.example.com:9083"
    "aws.s3.region"               = "eu-central-1"
    "aws.s3.use_instance_profile" = "true"
  }
}
