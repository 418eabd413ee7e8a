// The cluster as a whole: version, run mode, nodes.
#ifndef PROVIDER_CLIENTS_STARROCKS_CLUSTER_H_
#define PROVIDER_CLIENTS_STARROCKS_CLUSTER_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"

namespace starrocks {

struct NodeCount {
  int total = 0;
  int alive = 0;
};

// nullopt: the account may not see it (OPERATE, for nodes OPERATE or NODE).
struct ClusterInfo {
  Version version;
  std::optional<std::string> run_mode;  // shared_nothing or shared_data
  std::optional<NodeCount> frontends;
  std::optional<NodeCount> backends;
};

absl::StatusOr<ClusterInfo> DescribeCluster(Client& client, const base::Context& context);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CLUSTER_H_
