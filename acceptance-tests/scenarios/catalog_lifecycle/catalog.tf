variable "name" {
  default = "c"
}

variable "type" {
  default = "iceberg"
}

variable "comment" {
  default = null
}

variable "properties" {
  type = map(string)
}

variable "sensitive_properties" {
  type      = map(string)
  default   = null
  sensitive = true
}

variable "properties_wo" {
  type      = map(string)
  default   = null
  ephemeral = true
}

variable "properties_wo_version" {
  type    = number
  default = null
}

variable "create_timeout" {
  default = null
}

resource "starrocks_catalog" "c" {
  name                  = "${var.prefix}_${var.name}"
  type                  = var.type
  comment               = var.comment
  properties            = var.properties
  sensitive_properties  = var.sensitive_properties
  properties_wo         = var.properties_wo
  properties_wo_version = var.properties_wo_version
  timeouts              = var.create_timeout == null ? null : { create = var.create_timeout }
}
