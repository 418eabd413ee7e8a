resource "starrocks_security_integration" "sso" {
  name = "sso"
  type = "authentication_jwt"

  properties = {
    jwks_url          = "https://sso.example.com/.well-known/jwks.json"
    principal_field   = "preferred_username"
    required_issuer   = "https://sso.example.com"
    required_audience = "starrocks"
  }
}

# StarRocks' own accounts first, then the tokens of the identity provider.
resource "starrocks_authentication_chain" "this" {
  chain = ["native", starrocks_security_integration.sso.name]
}
