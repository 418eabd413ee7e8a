variable "lake" {
  description = "Name of the catalog of the Paimon warehouse, and the warehouse, as StarRocks reaches it."
  type = object({
    catalog   = string
    warehouse = string
  })
}

variable "shop" {
  description = "Name of the catalog of the PostgreSQL database, and the database, as StarRocks reaches it."
  type = object({
    catalog    = string
    host       = string
    port       = optional(number, 5432)
    database   = string
    user       = string
    driver_url = string # from where every node of StarRocks can download the JDBC driver
  })
}

variable "shop_password" {
  description = "Password of the PostgreSQL user. Ephemeral: it reaches neither the plan nor the state."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "access" {
  description = "Who may do what: people, teams and service_accounts, as the module rbac wants them."
  type        = any
}

variable "passwords" {
  description = "Passwords of people and service accounts. Ephemeral."
  type        = map(string)
  sensitive   = true
  ephemeral   = true
}

variable "prefix" {
  description = "What the names of roles begin with."
  type        = string
  default     = ""
}
