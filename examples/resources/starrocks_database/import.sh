terraform import starrocks_database.raw raw
