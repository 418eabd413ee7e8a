data "starrocks_kafka_connect_plugins" "installed" {}

output "sources" {
  value = {
    for plugin in data.starrocks_kafka_connect_plugins.installed.plugins : plugin.class => plugin.version
    if plugin.type == "source"
  }
}
