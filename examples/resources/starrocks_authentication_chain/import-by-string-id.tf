import {
  to = starrocks_authentication_chain.this
  id = "authentication_chain"
}
