terraform import starrocks_flink_sql_job.orders orders-to-lake
