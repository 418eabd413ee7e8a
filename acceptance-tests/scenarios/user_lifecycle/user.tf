variable "password" {
  default   = null
  ephemeral = true
}

variable "password_version" {
  type    = number
  default = null
}

variable "plugin" {
  default = null
}

variable "auth_string" {
  default = null
}

variable "properties" {
  type    = map(string)
  default = null
}

variable "create_timeout" {
  default = null
}

resource "starrocks_role" "a" {
  name = "${var.prefix}_a"
}

resource "starrocks_user" "u" {
  name                = "${var.prefix}_u"
  auth_plugin         = var.plugin
  password_wo         = var.password
  password_wo_version = var.password_version
  auth_string         = var.auth_string
  properties          = var.properties
  timeouts            = var.create_timeout == null ? null : { create = var.create_timeout }
}
