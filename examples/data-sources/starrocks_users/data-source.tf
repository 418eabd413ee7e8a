data "starrocks_users" "all" {}

# Accounts that anybody can use who knows the name.
output "without_password" {
  value = [
    for user in data.starrocks_users.all.users : user.identity
    if user.auth_plugin == "mysql_native_password" && !user.password_set
  ]
}
