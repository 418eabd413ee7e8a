variable "ldap_bind_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "starrocks_security_integration" "corp_ldap" {
  name = "corp_ldap"
  type = "authentication_ldap_simple"

  properties = {
    authentication_ldap_simple_server_host      = "ldap.example.com"
    authentication_ldap_simple_server_port      = "389"
    authentication_ldap_simple_bind_base_dn     = "ou=people,dc=example,dc=com"
    authentication_ldap_simple_bind_root_dn     = "cn=starrocks,dc=example,dc=com"
    authentication_ldap_simple_user_search_attr = "uid"
  }

  properties_wo = {
    authentication_ldap_simple_bind_root_pwd = var.ldap_bind_password
  }
  properties_wo_version = 1
}

resource "starrocks_authentication_chain" "this" {
  chain = ["native", starrocks_security_integration.corp_ldap.name]
}
