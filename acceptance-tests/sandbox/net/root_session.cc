#include "acceptance-tests/sandbox/net/root_session.h"

#include <string_view>
#include <utility>
#include <variant>

namespace sandbox {
namespace {

class AnyPassword : public PasswordCheck {
 public:
  bool Matches(std::string_view stored_hash) const override { return true; }
  bool Given() const override { return true; }
};

}  // namespace

std::unique_ptr<Session> RootSession(Cluster* cluster, uint32_t connection_id) {
  auto outcome = cluster->Connect(
      {.user = "root", .host = "127.0.0.1", .connection_id = connection_id}, AnyPassword());
  auto* session = std::get_if<std::unique_ptr<Session>>(&outcome);
  return session == nullptr ? nullptr : std::move(*session);
}

}  // namespace sandbox
