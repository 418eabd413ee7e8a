import {
  to = starrocks_security_integration.corp_ldap
  id = "corp_ldap"
}
