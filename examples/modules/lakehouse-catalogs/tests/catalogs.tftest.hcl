# Needs a server, for instance starrocks-sandbox, in STARROCKS_HOSTS and STARROCKS_USERNAME.

provider "starrocks" {}

variables {
  iceberg_rest = {
    lake = {
      uri               = "https://polaris.example.com/api/catalog"
      warehouse         = "lake"
      oauth2_server_uri = "https://polaris.example.com/api/catalog/v1/oauth/tokens"
      comment           = "Bookings and payments"
    }
  }
  iceberg_glue = {
    archive = { region = "eu-central-1" }
  }
  paimon = {
    stream = {
      warehouse = "s3://stream/warehouse"
      s3        = { endpoint = "https://s3.example.com" }
    }
  }
  hive = {
    legacy = { metastore_uris = "thrift://metastore.example.com:9083" }
  }
  postgresql = {
    shop = {
      host       = "db.example.com"
      database   = "shop"
      user       = "starrocks"
      driver_url = "http://127.0.0.1:18099/postgresql-42.4.4.jar" # the sandbox knows this one
    }
  }
  secrets = {
    lake   = { "iceberg.catalog.oauth2.credential" = "client:only-for-this-test-1" }
    stream = { "aws.s3.access_key" = "only-for-this-test-2", "aws.s3.secret_key" = "only-for-this-test-3" }
    shop   = { password = "only-for-this-test-4" }
  }
}

run "apply" {
  assert {
    condition = output.types == {
      lake = "iceberg", archive = "iceberg", stream = "paimon", legacy = "hive", shop = "jdbc"
    }
    error_message = "every catalog is there, with its type"
  }

  assert {
    condition     = starrocks_catalog.this["lake"].properties["iceberg.catalog.security"] == "oauth2"
    error_message = "a token server means OAuth2"
  }

  assert {
    condition     = starrocks_catalog.this["shop"].properties["jdbc_uri"] == "jdbc:postgresql://db.example.com:5432/shop"
    error_message = "the address of the database"
  }

  assert {
    condition     = starrocks_catalog.this["stream"].properties["aws.s3.enable_path_style_access"] == "true"
    error_message = "an endpoint of one's own is addressed by path"
  }

  assert {
    condition = alltrue([
      for catalog in values(starrocks_catalog.this) : catalog.properties_wo == null
    ])
    error_message = "no secret is stored"
  }
}

run "plan_again" {
  command = plan

  assert {
    condition = { for name, catalog in starrocks_catalog.this : name => catalog.type } == {
      lake = "iceberg", archive = "iceberg", stream = "paimon", legacy = "hive", shop = "jdbc"
    }
    error_message = "no catalog changes"
  }
}

run "new_password_and_new_metastore" {
  variables {
    hive = {
      legacy = { metastore_uris = "thrift://other.example.com:9083" }
    }
    postgresql = {
      shop = {
        host            = "db.example.com"
        database        = "shop"
        user            = "starrocks"
        driver_url      = "http://127.0.0.1:18099/postgresql-42.4.4.jar"
        secrets_version = 2
      }
    }
    secrets = {
      lake   = { "iceberg.catalog.oauth2.credential" = "client:only-for-this-test-1" }
      stream = { "aws.s3.access_key" = "only-for-this-test-2", "aws.s3.secret_key" = "only-for-this-test-3" }
      shop   = { password = "only-for-this-test-5" }
    }
  }

  assert {
    condition     = starrocks_catalog.this["shop"].properties_wo_version == 2
    error_message = "the new password was sent"
  }

  assert {
    condition     = starrocks_catalog.this["legacy"].properties["hive.metastore.uris"] == "thrift://other.example.com:9083"
    error_message = "the new address of the metastore was sent"
  }
}

run "bad_uri" {
  command = plan

  variables {
    iceberg_rest = { lake = { uri = "polaris.example.com" } }
  }

  expect_failures = [var.iceberg_rest]
}

run "missing_password" {
  command = plan

  variables {
    secrets = {}
  }

  expect_failures = [var.secrets]
}

run "same_name_twice" {
  command = plan

  variables {
    hive = { lake = { metastore_uris = "thrift://metastore.example.com:9083" } }
  }

  expect_failures = [starrocks_catalog.this]
}
