resource "starrocks_database" "mart" {
  name = "mart"
}

resource "starrocks_role" "reader" {
  name = "reader"
}

# All tables of a database, those to come included.
resource "starrocks_grant" "read_mart" {
  role = starrocks_role.reader.name
  on = {
    type     = "TABLE"
    database = starrocks_database.mart.name
    name     = "*"
  }
  privileges = ["SELECT"]
}

# The database itself is another object, and so are its views.
resource "starrocks_grant" "create_in_mart" {
  role = starrocks_role.reader.name
  on = {
    type = "DATABASE"
    name = starrocks_database.mart.name
  }
  privileges = ["CREATE VIEW"]
}

# Rights that hang on no object.
resource "starrocks_grant" "operate" {
  role       = starrocks_role.reader.name
  on         = { type = "SYSTEM" }
  privileges = ["OPERATE"]
}
