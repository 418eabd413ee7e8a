terraform import starrocks_role.etl etl
