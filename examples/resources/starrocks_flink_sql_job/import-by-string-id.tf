import {
  to = starrocks_flink_sql_job.orders
  id = "orders-to-lake"
}
