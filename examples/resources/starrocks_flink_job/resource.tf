resource "starrocks_flink_jar" "orders" {
  source = "${path.module}/build/orders.jar"
}

resource "starrocks_flink_job" "orders" {
  name        = "orders"
  jar         = starrocks_flink_jar.orders.id
  entry_class = "com.example.Orders"
  args        = ["--topic", "orders"]
  parallelism = 4

  configuration = {
    "execution.checkpointing.interval" = "30s"
    "state.backend.type"               = "rocksdb"
  }

  savepoint_directory = "s3://lake/savepoints/orders"
  savepoint_format    = "NATIVE"
  stable_for          = "1m"

  timeouts = {
    update = "20m"
    delete = "15m"
  }
}
