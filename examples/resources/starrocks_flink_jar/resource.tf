resource "starrocks_flink_jar" "orders" {
  source = "${path.module}/build/orders.jar"
}

# Fetched by the provider, and verified.
resource "starrocks_flink_jar" "enrich" {
  source = "https://artifacts.example.com/enrich-1.4.0.jar"
  sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
}
