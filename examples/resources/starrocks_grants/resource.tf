resource "starrocks_database" "raw" {
  name = "raw"
}

resource "starrocks_role" "etl" {
  name = "etl"
}

# All that the role may do, and nothing else: what somebody grants by hand is revoked again.
resource "starrocks_grants" "etl" {
  role = starrocks_role.etl.name
  grants = [
    {
      type       = "DATABASE"
      name       = starrocks_database.raw.name
      privileges = ["CREATE TABLE", "CREATE VIEW"]
    },
    {
      type       = "TABLE"
      database   = starrocks_database.raw.name
      name       = "*"
      privileges = ["ALL"]
    },
  ]
}
