import {
  to = starrocks_flink_job.orders
  id = "f7916d26a95ffa8fade6c3f15287ff61"
}
