#include "provider/clients/starrocks/cluster_health.h"

#include <string_view>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;
using nlohmann::json;

constexpr int kUnauthorized = 401;
constexpr std::string_view kCheckAddress =
    "Check that `http_url` is the address of a front end's HTTP server.";

absl::Status Unexpected(const http::Client& client, const std::string& what) {
  return MakeError(ErrorKind::kFinal, StrCat("the front end at ", client.address(), " ", what),
                   kCheckAddress);
}

absl::StatusOr<http::Response> Get(const http::Client& client, const base::Context& context,
                                   http::Request request) {
  TF_ASSIGN(http::Response response, client.Send(context, request));
  if (response.ok() || response.status == kUnauthorized) return response;
  return Unexpected(client,
                    StrCat("answers ", request.path.back(), " with status ", response.status));
}

// The text of a member, "" without one; the front end writes numbers and truths as text in places.
std::string Text(const json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

int Number(const json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

absl::StatusOr<json> GetObject(const http::Client& client, const base::Context& context,
                               const std::string& name) {
  TF_ASSIGN(const http::Response response, Get(client, context, {.path = {"api", name}}));
  TF_ASSIGN(json object, response.Json());
  if (!object.is_object()) return Unexpected(client, StrCat("gives no object for ", name));
  return object;
}

struct Source {
  NodeKind kind;
  const char* path;
  const char* name;  // the member that names a node
};
constexpr Source kSources[] = {{NodeKind::kFrontend, "/frontends", "Name"},
                               {NodeKind::kBackend, "/backends", "BackendId"},
                               {NodeKind::kComputeNode, "/compute_nodes", "ComputeNodeId"}};

Node ToNode(const Source& source, const json& object) {
  Node node;
  node.kind = source.kind;
  node.name = Text(object, source.name);
  node.host = Text(object, "IP");
  node.version = Text(object, "Version");
  node.alive = Text(object, "Alive") == "true";
  node.leader = Text(object, "Role") == "LEADER";
  node.error = Text(object, "ErrMsg");
  return node;
}

// False: the account may not see them.
absl::StatusOr<bool> Append(const http::Client& client, const base::Context& context,
                            const Source& source, std::vector<Node>& nodes) {
  TF_ASSIGN(const http::Response response,
            Get(client, context, {.path = {"api", "show_proc"}, .query = {{"path", source.path}}}));
  if (response.status == kUnauthorized) return false;
  TF_ASSIGN(const json list, response.Json());
  if (!list.is_array()) return Unexpected(client, StrCat("gives no list for ", source.path));
  for (const json& object : list) {
    if (!object.is_object()) return Unexpected(client, StrCat("lists no node in ", source.path));
    nodes.push_back(ToNode(source, object));
  }
  return true;
}

}  // namespace

absl::StatusOr<Health> ReadHealth(const http::Client& client, const base::Context& context) {
  TF_ASSIGN(const json health, GetObject(client, context, "health"));
  TF_ASSIGN(const json bootstrap, GetObject(client, context, "bootstrap"));
  return Health{Text(health, "status"), Text(bootstrap, "status") == "OK",
                Number(health, "online_backend_num"), Number(health, "total_backend_num")};
}

absl::StatusOr<std::optional<std::vector<Node>>> ReadNodes(const http::Client& client,
                                                           const base::Context& context) {
  std::vector<Node> nodes;
  for (const Source& source : kSources) {
    TF_ASSIGN(const bool allowed, Append(client, context, source, nodes));
    if (!allowed) return std::nullopt;
  }
  return nodes;
}

}  // namespace starrocks
