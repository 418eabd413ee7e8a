// The front end's HTTP interface, as far as the provider asks it.
#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_REST_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_REST_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

struct RestLogin {
  std::string user, password;
};

struct RestRequest {
  std::string method, path;
  std::map<std::string, std::string> query;
  std::optional<RestLogin> login;  // of basic authentication
};

struct RestAnswer {
  int status = 200;
  std::string body;
  // The front end labels its JSON so.
  std::string content_type = "text/html; charset=UTF-8";
};

// Who asks, and whom. Owns nothing.
struct RestPeer {
  Cluster* cluster = nullptr;
  uint32_t connection_id = 0;
  std::string host;
};

// /api/health and /api/bootstrap ask for no login; /api/show_proc wants a user with the role root,
// or both cluster_admin and db_admin. Others are refused: 401 without a login, 404 with one.
RestAnswer AnswerRest(const RestRequest& request, const RestPeer& peer);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_REST_H_
