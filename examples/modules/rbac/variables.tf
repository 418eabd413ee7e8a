variable "access" {
  description = <<-TEXT
    Who may do what. Levels are "read", "write" and "admin"; see README.md for what they mean.
      people            accounts of persons, by user name
      teams             what the members of a team may do, by name
      service_accounts  accounts of programs and what they may do, by user name
  TEXT
  type = object({
    people = optional(map(object({
      host             = optional(string, "%") # from where the person may log in
      ldap_dn          = optional(string)      # logs in with the directory's password instead
      password_version = optional(number, 1)   # raise it to send a new password
    })), {})
    teams = optional(map(object({
      comment   = optional(string)
      members   = optional(set(string), []) # keys of people
      databases = optional(map(string), {}) # database = level
      catalogs  = optional(map(string), {}) # external catalog = level
    })), {})
    service_accounts = optional(map(object({
      comment          = optional(string)
      host             = optional(string, "%")
      password_version = optional(number, 1)
      databases        = optional(map(string), {})
      catalogs         = optional(map(string), {})
      properties       = optional(map(string)) # such as max_user_connections
    })), {})
  })

  validation {
    condition = alltrue(flatten([
      for holder in concat(values(var.access.teams), values(var.access.service_accounts)) : [
        for level in concat(values(holder.databases), values(holder.catalogs)) :
        contains(["read", "write", "admin"], level)
      ]
    ]))
    error_message = "A level of access is one of read, write and admin."
  }

  validation {
    condition = alltrue([
      for team in values(var.access.teams) :
      length(setsubtract(team.members, keys(var.access.people))) == 0
    ])
    error_message = "Every member of a team must be a key of people."
  }

  validation {
    condition = alltrue(flatten([
      for holder in concat(values(var.access.teams), values(var.access.service_accounts)) : [
        for name in concat(keys(holder.databases), keys(holder.catalogs)) :
        can(regex("^[A-Za-z0-9_]{1,40}$", name))
      ]
    ]))
    error_message = "Roles are named after databases and catalogs: use letters, digits and _, 40 at most."
  }

  validation {
    condition = alltrue([
      for name in concat(
        keys(var.access.people), keys(var.access.teams), keys(var.access.service_accounts)
      ) : can(regex("^[A-Za-z0-9_]{1,40}$", name))
    ])
    error_message = "Names of people, teams and service accounts: letters, digits and _, 40 at most."
  }

  validation {
    condition = length(setintersection(
      keys(var.access.people), keys(var.access.service_accounts)
    )) == 0
    error_message = "A person and a service account have the same name."
  }
}

variable "passwords" {
  description = <<-TEXT
    Passwords by user name, for every account without ldap_dn. Ephemeral: they reach neither the plan
    nor the state. Take them from a secret store, or from TF_VAR_passwords.
  TEXT
  type        = map(string)
  default     = {}
  sensitive   = true
  ephemeral   = true

  validation {
    condition = alltrue([
      for name in local.password_users : length(lookup(var.passwords, name, "")) >= 8
    ])
    error_message = "Every account without ldap_dn needs a password of at least 8 characters."
  }
}

variable "prefix" {
  description = "What the name of every role begins with, for several instances in one cluster."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([A-Za-z][A-Za-z0-9_]{0,9})?$", var.prefix))
    error_message = "A letter, then letters, digits and _; 10 characters at most."
  }
}
