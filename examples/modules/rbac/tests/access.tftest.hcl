# Needs a server, for instance starrocks-sandbox, in STARROCKS_HOSTS and STARROCKS_USERNAME.

provider "starrocks" {}

variables {
  access = {
    people = {
      ada   = {}
      grace = { ldap_dn = "uid=grace,ou=people,dc=example,dc=com" }
    }
    teams = {
      finance = {
        comment   = "Closes the books"
        members   = ["ada", "grace"]
        databases = { mart = "read" }
      }
      platform = {
        members   = ["ada"]
        databases = { raw = "admin" }
        catalogs  = { lake = "admin" }
      }
    }
    service_accounts = {
      etl = {
        host       = "10.0.%"
        databases  = { raw = "write", mart = "write" }
        catalogs   = { lake = "read" }
        properties = { max_user_connections = "50" }
      }
    }
  }
  passwords = {
    ada = "only-for-this-test-1"
    etl = "only-for-this-test-2"
  }
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  assert {
    condition     = output.accounts == { ada = "'ada'@'%'", etl = "'etl'@'10.0.%'", grace = "'grace'@'%'" }
    error_message = "every person and every program gets an account"
  }

  assert {
    condition     = output.access_roles["db_mart_read"] == tolist(["team_finance"])
    error_message = "finance reads the mart through a role"
  }

  assert {
    condition     = starrocks_user.this["ada"].password_set && !starrocks_user.this["grace"].password_set
    error_message = "ada logs in with a password, grace with the directory's"
  }

  assert {
    condition     = starrocks_user.this["etl"].default_roles == toset([output.account_roles["etl"]])
    error_message = "what an account may do works without SET ROLE"
  }

  assert {
    condition     = starrocks_role.this["team_finance"].comment == "Closes the books"
    error_message = "the comment says what the team is for"
  }
}

run "finance_reads_the_mart" {
  variables {
    user = run.apply.accounts["grace"]
  }
  module {
    source = "./tests/look"
  }

  assert {
    condition     = output.on["TABLE mart.*"] == tolist(["SELECT"]) && !contains(keys(output.on), "TABLE raw.*")
    error_message = "grace is in finance only: she reads the mart and nothing else"
  }
}

run "programs_write" {
  variables {
    user = run.apply.accounts["etl"]
  }
  module {
    source = "./tests/look"
  }

  assert {
    condition     = contains(output.on["TABLE raw.*"], "INSERT") && output.on["TABLE lake.*.*"] == tolist(["SELECT"])
    error_message = "etl writes the raw layer and reads the lake"
  }

  assert {
    condition     = output.on["CATALOG lake"] == tolist(["USAGE"])
    error_message = "nothing in a catalog can be reached without USAGE on it"
  }
}

# Were anything to be replaced, its computed attributes would be unknown and the comparison fail.
run "plan_again" {
  command = plan

  assert {
    condition = { for name, user in starrocks_user.this : name => user.identity } == {
      ada = "'ada'@'%'", etl = "'etl'@'10.0.%'", grace = "'grace'@'%'"
    }
    error_message = "no account changes"
  }
}

run "promotion" {
  variables {
    access = {
      people = { ada = {}, grace = { ldap_dn = "uid=grace,ou=people,dc=example,dc=com" } }
      teams = {
        finance  = { members = ["grace"], databases = { mart = "admin" } }
        platform = { members = ["ada"], databases = { raw = "admin" }, catalogs = { lake = "admin" } }
      }
    }
    passwords = { ada = "only-for-this-test-1" }
  }

  assert {
    condition     = toset(keys(output.accounts)) == toset(["ada", "grace"])
    error_message = "the service account is gone"
  }

  assert {
    condition     = !contains(keys(output.access_roles), "db_mart_read")
    error_message = "a level that nobody has any more needs no role"
  }
}

run "finance_builds_in_the_mart" {
  variables {
    user = run.promotion.accounts["grace"]
  }
  module {
    source = "./tests/look"
  }

  assert {
    condition     = contains(output.on["DATABASE mart"], "CREATE TABLE") && contains(output.on["TABLE mart.*"], "DROP")
    error_message = "admins create and drop tables"
  }
}

run "unknown_level" {
  command = plan

  variables {
    access = { teams = { finance = { databases = { mart = "owner" } } } }
  }

  expect_failures = [var.access]
}

run "unknown_member" {
  command = plan

  variables {
    access = { teams = { finance = { members = ["nobody"] } } }
  }

  expect_failures = [var.access]
}

run "missing_password" {
  command = plan

  variables {
    access    = { people = { ada = {} } }
    passwords = {}
  }

  expect_failures = [var.passwords]
}
