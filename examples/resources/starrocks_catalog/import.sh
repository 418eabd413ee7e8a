terraform import starrocks_catalog.lake lake
