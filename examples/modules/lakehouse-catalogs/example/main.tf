terraform {
  required_version = ">= 1.11"

  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}

provider "starrocks" {}

variable "polaris_credential" {
  description = "client-id:client-secret"
  type        = string
  sensitive   = true
  ephemeral   = true
}

module "catalogs" {
  source = "../"

  iceberg_rest = {
    lake = {
      uri               = "https://polaris.example.com/api/catalog"
      warehouse         = "lake"
      oauth2_server_uri = "https://polaris.example.com/api/catalog/v1/oauth/tokens"
      oauth2_scope      = "PRINCIPAL_ROLE:ALL"
    }
  }

  hive = {
    legacy = {
      metastore_uris = "thrift://metastore.example.com:9083"
      s3             = { region = "eu-central-1" }
      properties     = { "aws.s3.use_instance_profile" = "true" }
    }
  }

  secrets = {
    lake = { "iceberg.catalog.oauth2.credential" = var.polaris_credential }
  }
}

output "catalogs" {
  value = module.catalogs.types
}
