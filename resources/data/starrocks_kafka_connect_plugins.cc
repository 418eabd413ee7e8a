#include <memory>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/kafka_connect/plugins.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct PluginRow {
  sdk::String class_name, type, version;

  static void Describe(sdk::Schema<PluginRow>& s) {
    s.Computed("class", &PluginRow::class_name).Doc("Its class, as `connector.class` takes it.");
    s.Computed("type", &PluginRow::type)
        .Doc("`source` or `sink`; with `all` also `converter`, `transformation` and others.");
    s.Computed("version", &PluginRow::version).Doc("Its version, empty if it doesn't say.");
  }
};

struct Plugins {
  sdk::Bool all;
  sdk::ObjectList<PluginRow> plugins;

  static void Describe(sdk::Schema<Plugins>& s) {
    s.Doc("The plugins that are installed on the Kafka Connect workers, sorted by class.");
    s.Optional("all", &Plugins::all)
        .Doc(
            "Whether to list converters, transformations and other parts too, not only "
            "connectors. `false` by default.");
    s.Computed("plugins", &Plugins::plugins).Doc("The plugins.");
  }
};

class PluginsSource final : public sdk::DataSource<Plugins> {
 public:
  absl::StatusOr<Plugins> Read(sdk::Call& call, const Plugins& config) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    TF_ASSIGN(const auto found,
              kafka_connect::ListPlugins(*client, call.context(), config.all.value_or(false)));
    std::vector<PluginRow> rows;
    for (const kafka_connect::Plugin& plugin : found) {
      PluginRow& row = rows.emplace_back();
      row.class_name = plugin.class_name;
      row.type = plugin.type;
      row.version = plugin.version;
    }
    Plugins result = config;
    result.plugins = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_kafka_connect_plugins() {
  return sdk::Adapt<Plugins>(std::make_unique<PluginsSource>());
}
}  // namespace make_data_source
}  // namespace resources
