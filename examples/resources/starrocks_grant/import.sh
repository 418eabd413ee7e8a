terraform import starrocks_grant.read_mart 'ROLE|reader|ALL TABLES|default_catalog|mart'
