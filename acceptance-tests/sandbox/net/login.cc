#include "acceptance-tests/sandbox/net/login.h"

#include <utility>
#include <variant>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/result_writer.h"

namespace sandbox {
namespace {

// A login packet of more bytes is not read.
constexpr size_t kMaxLoginPacket = 256 * 1024;

ErrorResult UnsupportedClient() {
  return {1251, "08004",
          "Client does not support authentication protocol requested by server; consider upgrading "
          "MySQL client"};
}

bool Patient() { return false; }

// Remembers whether a password was right.
class WatchedCheck : public PasswordCheck {
 public:
  explicit WatchedCheck(std::unique_ptr<PasswordCheck> check) : check_(std::move(check)) {}

  bool Matches(std::string_view stored_hash) const override {
    const bool matches = check_->Matches(stored_hash);
    matched_ = matched_ || matches;
    return matches;
  }
  bool Given() const override { return check_->Given(); }
  bool matched() const { return matched_; }

 private:
  const std::unique_ptr<PasswordCheck> check_;
  mutable bool matched_ = false;
};

// Lets the client answer with the plugin that `cluster` wants for the user. nullptr: hang up.
std::unique_ptr<WatchedCheck> Challenge(const Login& login, const Identification& who,
                                        std::string_view salt, Cluster* cluster, Channel* channel) {
  const std::string plugin = cluster->ClientPlugin(login);
  std::string answer = who.answer;
  if (who.plugin != plugin) {
    channel->Write(AuthSwitchRequest(plugin, plugin == kNativePassword ? salt : ""));
    if (!channel->Flush().ok()) return nullptr;
    absl::StatusOr<std::string> second = channel->Read(kMaxLoginPacket, Patient);
    if (!second.ok()) return nullptr;
    answer = *std::move(second);
  }
  return std::make_unique<WatchedCheck>(MakePasswordCheck(plugin, salt, answer));
}

// The session, or nothing after an error packet or for a hangup.
std::unique_ptr<Session> OpenSession(const Login& login, const PasswordCheck& password,
                                     Cluster* cluster, Channel* channel) {
  auto outcome = cluster->Connect(login, password);
  if (auto* error = std::get_if<ErrorResult>(&outcome)) channel->Write(ErrorPayload(*error));
  auto* session = std::get_if<std::unique_ptr<Session>>(&outcome);
  if (session == nullptr) return nullptr;
  channel->Write(OkPayload({}, 0));
  return std::move(*session);
}

absl::StatusOr<Identification> ReadLogin(Channel* channel) {
  absl::StatusOr<std::string> payload = channel->Read(kMaxLoginPacket, Patient);
  if (!payload.ok()) return payload.status();
  absl::StatusOr<Identification> who = ParseLogin(*payload);
  if (!who.ok()) channel->Write(ErrorPayload(UnsupportedClient()));
  return who;
}

// Everything behind the greeting. Leaves client->session empty if it fails.
void Negotiate(Client* client, Cluster* cluster, Channel* channel) {
  absl::StatusOr<Identification> who = ReadLogin(channel);
  if (!who.ok() || WantsTls(*who)) return;
  client->capabilities = who->capabilities;
  client->login.user = who->user;
  client->login.database = who->database;
  std::unique_ptr<WatchedCheck> password =
      Challenge(client->login, *who, client->salt, cluster, channel);
  if (password == nullptr) return;
  client->session = OpenSession(client->login, *password, cluster, channel);
}

}  // namespace

Client LogIn(Login login, Cluster* cluster, Channel* channel) {
  Client client{.login = std::move(login), .salt = MakeSalt()};
  channel->Write(Greeting(client.login.connection_id, client.salt));
  if (!channel->Flush().ok()) return client;
  Negotiate(&client, cluster, channel);
  if (!channel->Flush().ok()) client.session.reset();
  return client;
}

bool ChangeUser(std::string_view payload, Cluster* cluster, Client* client, Channel* channel) {
  absl::StatusOr<Identification> who = ParseChangeUser(payload, client->capabilities);
  if (!who.ok()) return WriteResult(UnsupportedClient(), channel);
  Login login = client->login;
  login.user = who->user;
  login.database = who->database;
  std::unique_ptr<WatchedCheck> password = Challenge(login, *who, client->salt, cluster, channel);
  if (password == nullptr) return false;
  const Result result = client->session->ChangeUser(login, *password);
  if (!WriteResult(result, channel)) return false;
  if (!std::holds_alternative<OkResult>(result)) return true;
  if (!password->matched()) return WriteResult(result, channel);
  client->login = std::move(login);
  return true;
}

}  // namespace sandbox
