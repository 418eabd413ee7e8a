variable "iceberg_rest" {
  description = "Iceberg catalogs behind the REST protocol (Polaris, Lakekeeper, Nessie, ...), by name."
  type = map(object({
    uri               = string
    warehouse         = optional(string)
    oauth2_server_uri = optional(string) # with the secret iceberg.catalog.oauth2.credential
    oauth2_scope      = optional(string)
    vended            = optional(bool) # whether the catalog hands out credentials for the storage
    comment           = optional(string)
    s3                = optional(object({ region = optional(string), endpoint = optional(string) }), {})
    properties        = optional(map(string), {}) # whatever else StarRocks knows
    secrets_version   = optional(number, 1)       # raise it to send the secrets again
  }))
  default = {}

  validation {
    condition     = alltrue([for catalog in values(var.iceberg_rest) : can(regex("^https?://", catalog.uri))])
    error_message = "The uri of a REST catalog begins with https:// or http://."
  }
}

variable "iceberg_glue" {
  description = "Iceberg catalogs in AWS Glue, by name. Without a role, the machine's own rights are used."
  type = map(object({
    region          = string
    warehouse       = optional(string) # s3://bucket/path of new tables
    iam_role_arn    = optional(string)
    glue_catalog_id = optional(string) # account id, if it is another one
    comment         = optional(string)
    properties      = optional(map(string), {})
    secrets_version = optional(number, 1)
  }))
  default = {}

  validation {
    condition = alltrue([
      for catalog in values(var.iceberg_glue) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", catalog.region))
    ])
    error_message = "The region is one of AWS, such as eu-central-1."
  }
}

variable "paimon" {
  description = "Paimon catalogs, by name: in a file system, or with a Hive metastore if its uris are set."
  type = map(object({
    warehouse       = string
    metastore_uris  = optional(string)
    comment         = optional(string)
    s3              = optional(object({ region = optional(string), endpoint = optional(string) }), {})
    properties      = optional(map(string), {})
    secrets_version = optional(number, 1)
  }))
  default = {}
}

variable "hive" {
  description = "Hive catalogs behind a metastore, by name."
  type = map(object({
    metastore_uris  = string # thrift://host:9083, several separated by commas
    comment         = optional(string)
    s3              = optional(object({ region = optional(string), endpoint = optional(string) }), {})
    properties      = optional(map(string), {})
    secrets_version = optional(number, 1)
  }))
  default = {}

  validation {
    condition = alltrue(flatten([
      for catalog in values(var.hive) : [
        for uri in split(",", catalog.metastore_uris) : can(regex("^thrift://[^/:]+:[0-9]+$", trimspace(uri)))
      ]
    ]))
    error_message = "The uris of a metastore look like thrift://host:9083."
  }
}

variable "postgresql" {
  description = "Databases of PostgreSQL, by name of the catalog. The secret is password."
  type = map(object({
    host            = string
    port            = optional(number, 5432)
    database        = string
    user            = string
    driver_url      = string # from where every node of StarRocks can download the JDBC driver
    comment         = optional(string)
    properties      = optional(map(string), {})
    secrets_version = optional(number, 1)
  }))
  default = {}
}

variable "secrets" {
  description = <<-TEXT
    Properties with secrets, by name of the catalog. Ephemeral: they reach neither the plan nor the
    state. StarRocks' own names for them, for instance password, iceberg.catalog.oauth2.credential,
    aws.s3.access_key and aws.s3.secret_key.
  TEXT
  type        = map(map(string))
  default     = {}
  sensitive   = true
  ephemeral   = true

  validation {
    condition = alltrue([
      for name in keys(var.postgresql) : contains(keys(lookup(var.secrets, name, {})), "password")
    ])
    error_message = "Every catalog of PostgreSQL needs its password in secrets."
  }

  validation {
    condition     = length(setsubtract(keys(var.secrets), local.names)) == 0
    error_message = "There are secrets for a catalog that is not described."
  }
}
