import {
  to = starrocks_grants.etl
  id = "ROLE|etl"
}
