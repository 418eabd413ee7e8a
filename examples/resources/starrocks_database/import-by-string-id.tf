import {
  to = starrocks_database.raw
  id = "raw"
}
