terraform import starrocks_user.etl "'etl'@'10.0.%'"
