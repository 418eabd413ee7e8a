#include <memory>

#include "provider/base/status.h"
#include "provider/clients/starrocks/cluster.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct Nodes {
  sdk::Int total, alive;

  static void Describe(sdk::Schema<Nodes>& s) {
    s.Computed("total", &Nodes::total).Doc("How many there are.");
    s.Computed("alive", &Nodes::alive).Doc("How many of them answer.");
  }
  static sdk::Object<Nodes> Of(const std::optional<starrocks::NodeCount>& count) {
    if (!count) return {};
    Nodes nodes;
    nodes.total = count->total;
    nodes.alive = count->alive;
    return nodes;
  }
};

struct Cluster {
  sdk::String version, version_comment, run_mode;
  sdk::Object<Nodes> frontends, backends;

  static void Describe(sdk::Schema<Cluster>& s) {
    s.Doc("The cluster behind the provider: its version, how it stores data, and its nodes.");
    s.Computed("version", &Cluster::version).Doc("Version as `major.minor.patch`.");
    s.Computed("version_comment", &Cluster::version_comment)
        .Doc("Version as the server says it, with the build.");
    s.Computed("run_mode", &Cluster::run_mode)
        .Doc("`shared_nothing` or `shared_data`; null if the account may not see it (OPERATE).");
    s.Computed("frontends", &Cluster::frontends)
        .Doc("Front ends; null if the account may not see them.");
    s.Computed("backends", &Cluster::backends)
        .Doc("Back ends; null if the account may not see them.");
  }
};

class ClusterSource final : public sdk::DataSource<Cluster> {
 public:
  absl::StatusOr<Cluster> Read(sdk::Call& call, const Cluster& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto info, starrocks::DescribeCluster(*client, call.context()));
    Cluster cluster = config;
    cluster.version =
        base::StrCat(info.version.major, ".", info.version.minor, ".", info.version.patch);
    cluster.version_comment = info.version.text;
    cluster.run_mode = info.run_mode ? sdk::String(*info.run_mode) : sdk::String();
    cluster.frontends = Nodes::Of(info.frontends);
    cluster.backends = Nodes::Of(info.backends);
    return cluster;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_cluster() {
  return sdk::Adapt<Cluster>(std::make_unique<ClusterSource>());
}
}  // namespace make_data_source
}  // namespace resources
