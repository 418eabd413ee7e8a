import {
  to = starrocks_role.etl
  id = "etl"
}
