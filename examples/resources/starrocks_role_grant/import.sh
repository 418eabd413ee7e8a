terraform import starrocks_role_grant.reader_to_analyst 'reader|ROLE|analyst'
