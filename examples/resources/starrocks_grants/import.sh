terraform import starrocks_grants.etl 'ROLE|etl'
