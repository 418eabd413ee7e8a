variable "etl_password" {
  description = "From the pipeline's secret store, for instance in TF_VAR_etl_password."
  type        = string
  sensitive   = true
  ephemeral   = true
}

resource "starrocks_role" "etl" {
  name = "etl"
}

# A service account. Its password reaches neither the plan nor the state.
resource "starrocks_user" "etl" {
  name                = "etl"
  host                = "10.0.%"
  password_wo         = var.etl_password
  password_wo_version = 1 # raise it to send a new password

  default_roles = [starrocks_role.etl.name]

  properties = {
    max_user_connections    = "50"
    "session.query_timeout" = "900"
  }
}

# Somebody who logs in with the password of the company's directory.
resource "starrocks_user" "ada" {
  name        = "ada"
  auth_plugin = "authentication_ldap_simple"
  auth_string = "uid=ada,ou=people,dc=example,dc=com"
}
