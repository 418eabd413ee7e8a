import {
  to = starrocks_catalog.lake
  id = "lake"
}
