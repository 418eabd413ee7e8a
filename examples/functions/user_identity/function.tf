# 'etl'@'10.0.%'
output "identity" {
  value = provider::starrocks::user_identity("etl", "10.0.%")
}
