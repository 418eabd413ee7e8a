locals {
  account = provider::starrocks::parse_user_identity("'etl'@'10.0.%'")
}

# etl, 10.0.%, false
output "account" {
  value = "${local.account.name}, ${local.account.host}, ${local.account.domain}"
}
