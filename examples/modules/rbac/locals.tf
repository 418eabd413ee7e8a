locals {
  # What a level means in a database of StarRocks: type of object => privileges. Type DATABASE is the
  # database itself, the others are all objects of that type in it, those to come included.
  in_database = {
    read = {
      TABLE               = ["SELECT"]
      VIEW                = ["SELECT"]
      "MATERIALIZED VIEW" = ["SELECT"]
      FUNCTION            = ["USAGE"]
    }
    write = {
      TABLE               = ["SELECT", "INSERT", "UPDATE", "DELETE"]
      VIEW                = ["SELECT"]
      "MATERIALIZED VIEW" = ["SELECT", "REFRESH"]
      FUNCTION            = ["USAGE"]
    }
    admin = {
      DATABASE = [
        "CREATE TABLE", "CREATE VIEW", "CREATE MATERIALIZED VIEW", "CREATE FUNCTION"
      ]
      TABLE               = ["ALL"]
      VIEW                = ["ALL"]
      "MATERIALIZED VIEW" = ["ALL"]
      FUNCTION            = ["ALL"]
    }
  }

  # The same for an external catalog. Without USAGE on the catalog nothing in it can be reached.
  in_catalog = {
    read = {
      CATALOG = ["USAGE"]
      TABLE   = ["SELECT"]
    }
    write = {
      CATALOG = ["USAGE"]
      TABLE   = ["SELECT", "INSERT", "DELETE"]
    }
    admin = {
      CATALOG  = ["USAGE", "CREATE DATABASE"]
      DATABASE = ["ALL"]
      TABLE    = ["ALL"]
    }
  }

  team_roles    = { for name, team in var.access.teams : name => "${var.prefix}team_${name}" }
  person_roles  = { for name, person in var.access.people : name => "${var.prefix}user_${name}" }
  service_roles = { for name, account in var.access.service_accounts : name => "${var.prefix}service_${name}" }

  # Who has access to objects, by role.
  holders = merge(
    { for name, team in var.access.teams : local.team_roles[name] => team },
    { for name, account in var.access.service_accounts : local.service_roles[name] => account },
  )

  # One element for each object that somebody has access to.
  accesses = flatten([
    for holder, access in local.holders : concat(
      [
        for database, level in access.databases : {
          holder   = holder
          role     = "${var.prefix}db_${database}_${level}"
          catalog  = null
          database = database
          inside   = "${database}.*"
          rights   = local.in_database[level]
        }
      ],
      [
        for catalog, level in access.catalogs : {
          holder   = holder
          role     = "${var.prefix}catalog_${catalog}_${level}"
          catalog  = catalog
          database = "*"
          inside   = "*"
          rights   = local.in_catalog[level]
        }
      ],
    )
  ])

  # The roles that bundle a level of access to one object; several holders share one.
  access_roles = { for access in local.accesses : access.role => access... }

  comments = merge(
    { for role, access in local.access_roles : role => null },
    { for name, role in local.person_roles : role => "Personal role of ${name}" },
    { for name, role in local.team_roles : role => var.access.teams[name].comment },
    { for name, role in local.service_roles : role => var.access.service_accounts[name].comment },
  )

  memberships = merge(
    {
      for access in local.accesses :
      "${access.role} to ${access.holder}" => { role = access.role, to = access.holder }
    },
    {
      for pair in flatten([
        for name, team in var.access.teams : [
          for member in team.members : { team = name, member = member }
        ]
        ]) : "${local.team_roles[pair.team]} to ${local.person_roles[pair.member]}" => {
        role = local.team_roles[pair.team], to = local.person_roles[pair.member]
      }
    },
  )

  accounts = merge(
    {
      for name, person in var.access.people : name => {
        host             = person.host
        ldap_dn          = person.ldap_dn
        password_version = person.password_version
        role             = local.person_roles[name]
        properties       = null
      }
    },
    {
      for name, account in var.access.service_accounts : name => {
        host             = account.host
        ldap_dn          = null
        password_version = account.password_version
        role             = local.service_roles[name]
        properties       = account.properties
      }
    },
  )

  password_users = [for name, account in local.accounts : name if account.ldap_dn == null]
}
