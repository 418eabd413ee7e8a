#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/cluster.h"
#include "provider/clients/starrocks/cluster_health.h"
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

struct HealthInfo {
  sdk::String status;
  sdk::Bool ready;
  sdk::Int backends_online, backends_total;

  static void Describe(sdk::Schema<HealthInfo>& s) {
    s.Computed("status", &HealthInfo::status).Doc("What the front end says of itself: `OK`.");
    s.Computed("ready", &HealthInfo::ready)
        .Doc("Whether the front end has read its journal and serves.");
    s.Computed("backends_online", &HealthInfo::backends_online).Doc("Back ends that answer.");
    s.Computed("backends_total", &HealthInfo::backends_total).Doc("Back ends in all.");
  }
};

struct NodeInfo {
  sdk::String kind, name, host, version, error;
  sdk::Bool alive, leader;

  static void Describe(sdk::Schema<NodeInfo>& s) {
    s.Computed("kind", &NodeInfo::kind).Doc("`frontend`, `backend` or `compute_node`.");
    s.Computed("name", &NodeInfo::name).Doc("Name of a front end, number of another node.");
    s.Computed("host", &NodeInfo::host).Doc("Its address, as the cluster knows it.");
    s.Computed("version", &NodeInfo::version).Doc("What it runs, with the build.");
    s.Computed("alive", &NodeInfo::alive).Doc("Whether it answers.");
    s.Computed("leader", &NodeInfo::leader).Doc("Whether it is the front end that leads.");
    s.Computed("error", &NodeInfo::error)
        .Doc("What its last heartbeat said; empty if all is well.");
  }
};

struct Cluster {
  sdk::String version, version_comment, run_mode;
  sdk::Object<Nodes> frontends, backends;
  sdk::Object<HealthInfo> health;
  sdk::ObjectList<NodeInfo> nodes;

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
    s.Computed("health", &Cluster::health)
        .Doc("What `http_url` says of the cluster; null if the provider has no `http_url`.");
    s.Computed("nodes", &Cluster::nodes)
        .Doc(
            "All nodes, front ends first, from `http_url`; null without it, and if the account is "
            "no administrator.");
  }
};

const char* NameOf(starrocks::NodeKind kind) {
  switch (kind) {
    case starrocks::NodeKind::kFrontend:
      return "frontend";
    case starrocks::NodeKind::kBackend:
      return "backend";
    case starrocks::NodeKind::kComputeNode:
      break;
  }
  return "compute_node";
}

NodeInfo ToInfo(const starrocks::Node& node) {
  NodeInfo info;
  info.kind = std::string(NameOf(node.kind));
  info.name = node.name;
  info.host = node.host;
  info.version = node.version;
  info.alive = node.alive;
  info.leader = node.leader;
  info.error = node.error;
  return info;
}

// What the front end's HTTP server adds.
absl::Status AddRest(const http::Client& client, const base::Context& context, Cluster& cluster) {
  TF_ASSIGN(const starrocks::Health health, starrocks::ReadHealth(client, context));
  HealthInfo info;
  info.status = health.status;
  info.ready = health.ready;
  info.backends_online = health.backends_online;
  info.backends_total = health.backends_total;
  cluster.health = info;
  TF_ASSIGN(const auto nodes, starrocks::ReadNodes(client, context));
  if (!nodes) return absl::OkStatus();
  std::vector<NodeInfo> infos;
  for (const starrocks::Node& node : *nodes) infos.push_back(ToInfo(node));
  cluster.nodes = std::move(infos);
  return absl::OkStatus();
}

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
    cluster.health = {};
    cluster.nodes = {};
    if (HasFrontEnd(call)) {
      TF_ASSIGN(const http::Client* front_end, FrontEnd(call));
      TF_TRY(AddRest(*front_end, call.context(), cluster));
    }
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
