import {
  to = starrocks_table.clicks
  id = "raw.clicks"
}
