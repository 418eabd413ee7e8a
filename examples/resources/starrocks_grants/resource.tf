resource "starrocks_database" "raw" {
  name = "raw"
}

resource "starrocks_role" "etl" {
  name = "etl"
}

# All that the role may do, and nothing else: what somebody grants by hand is revoked again.
resource "starrocks_grants" "etl" {
  role = starrocks_role.etl.name
  grants = {
    "DATABASE|${starrocks_database.raw.name}" = "CREATE TABLE, CREATE VIEW"
    "TABLE|${starrocks_database.raw.name}.*"  = "ALL"
    "CATALOG|lake"                            = "USAGE"
    "TABLE|lake|sales.*"                      = "SELECT"
    SYSTEM                                    = "FILE WITH GRANT OPTION"
  }
}
