import {
  to = starrocks_routine_load.clicks
  id = "raw.load_clicks"
}
