locals {
  names = concat(
    keys(var.iceberg_rest), keys(var.iceberg_glue), keys(var.paimon), keys(var.hive), keys(var.postgresql)
  )

  # Where the files are, for the types that read them from S3 or something like it.
  s3 = {
    for name, catalog in merge(var.iceberg_rest, var.paimon, var.hive) : name => {
      "aws.s3.region"                   = catalog.s3.region
      "aws.s3.endpoint"                 = catalog.s3.endpoint
      "aws.s3.enable_path_style_access" = catalog.s3.endpoint == null ? null : "true"
    }
  }

  types = merge(
    { for name in keys(var.iceberg_rest) : name => "iceberg" },
    { for name in keys(var.iceberg_glue) : name => "iceberg" },
    { for name in keys(var.paimon) : name => "paimon" },
    { for name in keys(var.hive) : name => "hive" },
    { for name in keys(var.postgresql) : name => "jdbc" },
  )

  # What each kind needs; null is left out, and the caller's own properties come last.
  kind_properties = merge(
    {
      for name, catalog in var.iceberg_rest : name => merge(local.s3[name], {
        "iceberg.catalog.type"              = "rest"
        "iceberg.catalog.uri"               = catalog.uri
        "iceberg.catalog.warehouse"         = catalog.warehouse
        "iceberg.catalog.security"          = catalog.oauth2_server_uri == null ? null : "oauth2"
        "iceberg.catalog.oauth2.server-uri" = catalog.oauth2_server_uri
        "iceberg.catalog.oauth2.scope"      = catalog.oauth2_scope

        "iceberg.catalog.vended-credentials-enabled" = tostring(catalog.vended)
      })
    },
    {
      for name, catalog in var.iceberg_glue : name => {
        "iceberg.catalog.type"          = "glue"
        "iceberg.catalog.warehouse"     = catalog.warehouse
        "aws.glue.region"               = catalog.region
        "aws.glue.catalog_id"           = catalog.glue_catalog_id
        "aws.glue.use_instance_profile" = "true"
        "aws.glue.iam_role_arn"         = catalog.iam_role_arn
        "aws.s3.region"                 = catalog.region
        "aws.s3.use_instance_profile"   = "true"
        "aws.s3.iam_role_arn"           = catalog.iam_role_arn
      }
    },
    {
      for name, catalog in var.paimon : name => merge(local.s3[name], {
        "paimon.catalog.type"      = catalog.metastore_uris == null ? "filesystem" : "hive"
        "paimon.catalog.warehouse" = catalog.warehouse
        "hive.metastore.uris"      = catalog.metastore_uris
      })
    },
    {
      for name, catalog in var.hive : name => merge(local.s3[name], {
        "hive.metastore.uris" = catalog.metastore_uris
      })
    },
    {
      for name, catalog in var.postgresql : name => {
        jdbc_uri     = "jdbc:postgresql://${catalog.host}:${catalog.port}/${catalog.database}"
        user         = catalog.user
        driver_url   = catalog.driver_url
        driver_class = "org.postgresql.Driver"
      }
    },
  )

  catalogs = {
    for name, catalog in merge(
      var.iceberg_rest, var.iceberg_glue, var.paimon, var.hive, var.postgresql
      ) : name => {
      comment         = catalog.comment
      secrets_version = catalog.secrets_version
      properties = {
        for key, value in merge(local.kind_properties[name], catalog.properties) :
        key => value if value != null
      }
    }
  }
}
