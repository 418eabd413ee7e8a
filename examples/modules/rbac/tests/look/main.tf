# What an account can really do, as the server says it.

terraform {
  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}

variable "user" {
  type = string
}

data "starrocks_grants" "this" {
  user      = var.user
  effective = true
}

locals {
  # By object, written TYPE catalog.database.name: the privileges of every way that leads to it.
  held = {
    for grant in data.starrocks_grants.this.grants :
    join(" ", [grant.type, join(".", compact([grant.catalog, grant.database, grant.name]))]) =>
    grant.privileges...
  }
}

output "on" {
  description = "Privileges by object, written TYPE catalog.database.name."
  value       = { for object, privileges in local.held : object => sort(setunion(privileges...)) }
}
