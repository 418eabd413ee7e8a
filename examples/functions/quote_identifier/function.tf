# SELECT count(*) FROM `raw`.`order`
output "query" {
  value = join("", [
    "SELECT count(*) FROM ",
    provider::starrocks::quote_identifier("raw"), ".", provider::starrocks::quote_identifier("order"),
  ])
}
