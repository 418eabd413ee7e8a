terraform {
  required_version = ">= 1.11"
  required_providers {
    starrocks = {
      source  = "lakehouse/starrocks"
      version = "~> 0.1"
    }
  }
}

provider "starrocks" {
  hosts         = ["fe-0.starrocks.internal:9030", "fe-1.starrocks.internal:9030"]
  username      = "terraform"
  password_file = "/run/secrets/starrocks-password"

  tls = {
    mode    = "verify_identity"
    ca_file = "/etc/ssl/certs/lakehouse-ca.pem"
  }
}
