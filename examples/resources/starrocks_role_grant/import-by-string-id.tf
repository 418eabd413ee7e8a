import {
  to = starrocks_role_grant.reader_to_analyst
  id = "reader|ROLE|analyst"
}
