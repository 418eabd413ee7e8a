variable "name" {
  default = "i"
}

variable "type" {
  default = "authentication_ldap_simple"
}

variable "properties" {
  type = map(string)
}

variable "properties_wo" {
  type      = map(string)
  ephemeral = true
}

variable "properties_wo_version" {
  default = 1
}

resource "starrocks_security_integration" "i" {
  name                  = "${var.prefix}_${var.name}"
  type                  = var.type
  properties            = var.properties
  properties_wo         = var.properties_wo
  properties_wo_version = var.properties_wo_version
}
