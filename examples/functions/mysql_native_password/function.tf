variable "password" {
  type      = string
  sensitive = true
}

output "password_hash" {
  value     = provider::starrocks::mysql_native_password(var.password)
  sensitive = true
}
