terraform import starrocks_flink_jar.orders 1f0b6f6e-5d3b-4c92-9d35-8c7b7b1c8d10_orders.jar
