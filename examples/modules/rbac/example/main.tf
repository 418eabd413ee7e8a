terraform {
  required_version = ">= 1.11"

  required_providers {
    starrocks = {
      source = "lakehouse/starrocks"
    }
  }
}

provider "starrocks" {}

variable "passwords" {
  description = "By user name, from the secret store: TF_VAR_passwords='{\"ada\": ..., \"etl\": ...}'"
  type        = map(string)
  sensitive   = true
  ephemeral   = true
}

resource "starrocks_database" "this" {
  for_each = toset(["raw", "mart"])

  name = each.key
}

module "access" {
  source = "../"

  # The rules, in a file that everybody can read and propose changes to.
  access    = yamldecode(file("${path.module}/access.yaml"))
  passwords = var.passwords

  # Privileges can be granted only on what is there.
  depends_on = [starrocks_database.this]
}

output "accounts" {
  value = module.access.accounts
}
