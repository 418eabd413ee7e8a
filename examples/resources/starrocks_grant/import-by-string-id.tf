import {
  to = starrocks_grant.read_mart
  id = "ROLE|reader|ALL TABLES|default_catalog|mart"
}
