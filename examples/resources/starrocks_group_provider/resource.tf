variable "ldap_bind_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "starrocks_group_provider" "corp_groups" {
  name = "corp_groups"
  type = "ldap"

  properties = {
    ldap_conn_url              = "ldap://ldap.example.com:389"
    ldap_bind_root_dn          = "cn=starrocks,dc=example,dc=com"
    ldap_bind_base_dn          = "dc=example,dc=com"
    ldap_group_filter          = "(objectClass=groupOfNames)"
    ldap_group_identifier_attr = "cn"
    ldap_group_member_attr     = "member"
    ldap_user_search_attr      = "uid"
  }

  properties_wo = {
    ldap_bind_root_pwd = var.ldap_bind_password
  }
  properties_wo_version = 1
}
