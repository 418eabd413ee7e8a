resource "starrocks_role" "reader" {
  name = "reader"
}

resource "starrocks_role" "analyst" {
  name = "analyst"
}

# A role inside a role: analysts can do what readers can.
resource "starrocks_role_grant" "reader_to_analyst" {
  role    = starrocks_role.reader.name
  to_role = starrocks_role.analyst.name
}

variable "grace_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "starrocks_user" "grace" {
  name                = "grace"
  password_wo         = var.grace_password
  password_wo_version = 1
}

# A role for a user, by the identity that the user resource computes.
resource "starrocks_role_grant" "analyst_to_grace" {
  role    = starrocks_role.analyst.name
  to_user = starrocks_user.grace.identity
}

# Built-in roles can be granted, too.
resource "starrocks_role_grant" "user_admin_to_grace" {
  role    = "user_admin"
  to_user = starrocks_user.grace.identity
}
