#include "acceptance-tests/sandbox/behaviour/outside_statements.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/nodes.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

using Kind = ChangeNode::Kind;
using Verb = ChangeNode::Verb;

std::string Trim(std::string_view text, std::string_view prefix) {
  return std::string(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

// The refusal of a storage at which nobody listens.
ErrorResult Unreachable(const CreateRepository& statement, const std::string& endpoint) {
  std::string address = Trim(Trim(endpoint, "http://"), "https://");
  std::string host = address.substr(0, address.find(':'));
  std::string file = StrCat(statement.location, statement.location.ends_with('/') ? "" : "/",
                            "__starrocks_repository_", statement.name, "/__repo_info");
  std::string client = StrCat(
      "software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: "
      "Connect to ",
      address, " [/", host, "] failed: Connection refused");
  return RunError(kSemantic, StrCat("Failed to create repository: failed to list remote path: ",
                                    file, ". msg: Fail to get file status: getFileStatus on ", file,
                                    ": ", client, ":    ", client, ": Connection refused"));
}

bool IsHostPort(const std::string& text) {
  std::vector<std::string> parts = SplitOnce(text, ':');
  int64_t port = 0;
  return parts.size() == 2 && !parts[0].empty() && ParseInt(parts[1], &port) && port > 0;
}

// The nodes of the kind are listed by host and port behind their id.
bool Lists(const RowsResult& nodes, const std::string& address) {
  return std::any_of(nodes.rows.begin(), nodes.rows.end(), [&](const std::vector<Cell>& row) {
    return StrCat(row[1].value_or(""), ":", row[2].value_or("")) == address;
  });
}

// A front end is known by another column than its address.
bool Knows(const ChangeNode& statement, const State& state) {
  switch (statement.kind) {
    case Kind::kBackend:
      return Lists(ListBackends(state), statement.address);
    case Kind::kComputeNode:
      return Lists(ListComputeNodes(state), statement.address);
    case Kind::kFrontend:
      break;
  }
  return statement.address == FrontendAddress();
}

ErrorResult NoSuchNode(const ChangeNode& statement) {
  std::string address = StrCat("[", statement.address, "]");
  if (statement.kind == Kind::kFrontend) return RunError("frontend does not exist" + address);
  if (statement.kind == Kind::kComputeNode) {
    return RunError("compute node does not exists" + address);
  }
  bool drop = statement.verb == Verb::kDrop;
  return RunError((drop ? "backend does not exists" : "Backend does not exist") + address);
}

}  // namespace

Result Execute(const CreateRepository& statement, Context& context) {
  if (MaybeError error = RequireSystem(context, {"REPOSITORY"})) return *error;
  const std::string* endpoint = FindProperty(statement.properties, "aws.s3.endpoint");
  if (endpoint == nullptr) return NotSimulated("CREATE REPOSITORY");
  return Unreachable(statement, *endpoint);
}

Result Execute(const DropRepository&, Context&) {
  return AnalyzeError(kSemantic, "Repository does not exist");
}

Result Execute(const ChangeNode& statement, Context& context) {
  std::string address = Remove(statement.address, ' ');
  if (!IsHostPort(address)) return AnalyzeError(StrCat("Invalid host port: ", address));
  if (MaybeError error = RequireSystem(context, {"NODE"})) return *error;
  bool known = Knows(statement, context.state);
  if (statement.verb != Verb::kAdd && !known) return NoSuchNode(statement);
  if (statement.verb == Verb::kAdd && known && statement.kind == Kind::kBackend) {
    std::vector<std::string> parts = SplitOnce(address, ':');
    return RunError(
        StrCat("Backend already exists with same host ", parts[0], " and port ", parts[1]));
  }
  return NotSimulated("ALTER SYSTEM");
}

Result Execute(const CreateImage&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"NODE"})) return *error;
  return OkResult{};
}

}  // namespace sandbox::behaviour
