import {
  to = starrocks_kafka_connector.shop
  id = "shop"
}
