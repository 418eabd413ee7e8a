import {
  to = starrocks_user.etl
  id = "'etl'@'10.0.%'"
}
