// What a front end's HTTP server tells of the cluster. It answers where the MySQL side may not.
#ifndef PROVIDER_CLIENTS_STARROCKS_CLUSTER_HEALTH_H_
#define PROVIDER_CLIENTS_STARROCKS_CLUSTER_HEALTH_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace starrocks {

// /api/health and /api/bootstrap; they ask for no login.
struct Health {
  std::string status;  // "OK"
  bool ready = false;  // the front end has replayed its journal and serves
  int backends_online = 0, backends_total = 0;
};
absl::StatusOr<Health> ReadHealth(const http::Client& client, const base::Context& context);

enum class NodeKind { kFrontend, kBackend, kComputeNode };

struct Node {
  NodeKind kind = NodeKind::kFrontend;
  std::string name;  // of the front end, or the number of the node
  std::string host, version;
  bool alive = false, leader = false;
  std::string error;  // what its last heartbeat said; "" if all is well
};

// /api/show_proc: front ends, back ends, compute nodes, each in the server's order. nullopt: the
// account is no administrator, and may not see them.
absl::StatusOr<std::optional<std::vector<Node>>> ReadNodes(const http::Client& client,
                                                           const base::Context& context);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CLUSTER_HEALTH_H_
