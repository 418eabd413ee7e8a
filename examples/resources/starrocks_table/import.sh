terraform import starrocks_table.clicks raw.clicks
