#include "provider/clients/http/credentials.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "provider/base/redact.h"
#include "provider/base/secret_file.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::StrCat;

bool IsVisible(char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); }

}  // namespace

Credentials::Credentials(Auth auth, Endpoint endpoint)
    : auth_(std::move(auth)), endpoint_(std::move(endpoint)) {}

absl::Status Credentials::Check() const {
  const bool basic = !auth_.username.empty();
  const bool password = !auth_.password.empty() || !auth_.password_file.empty();
  const bool bearer = !auth_.bearer_token.empty() || !auth_.bearer_token_file.empty();
  if (bearer && (basic || password)) {
    return BadSetting(endpoint_, endpoint_.Setting("auth"), "it has a user and a bearer token",
                      "Keep one of them.");
  }
  if (password && !basic) {
    return BadSetting(endpoint_, endpoint_.Setting("auth.username"),
                      "it is empty beside a password", "Set it.");
  }
  if (auth_.username.find(':') != std::string::npos) {
    return BadSetting(endpoint_, endpoint_.Setting("auth.username"),
                      "basic authentication knows no user name with a colon",
                      "Use another account.");
  }
  return absl::OkStatus();
}

absl::StatusOr<base::Secret> Credentials::Authorization() {
  const std::lock_guard lock(mutex_);
  if (!made_) {
    TF_ASSIGN(made_, Make());
  }
  return *made_;
}

bool Credentials::Renew(const base::Secret& refused) {
  if (auth_.password_file.empty() && auth_.bearer_token_file.empty()) return false;
  const std::lock_guard lock(mutex_);
  auto fresh = Make();
  if (!fresh.ok() || *fresh == refused) return false;
  made_ = *std::move(fresh);
  return true;
}

absl::StatusOr<base::Secret> Credentials::ValueOf(const base::Secret& value,
                                                  const std::string& file,
                                                  const char* attribute) const {
  if (!value.empty() || file.empty()) return value;
  auto read = base::ReadSecretFile(file);
  if (!read.ok()) return base::Annotate(read.status(), endpoint_.Setting(attribute));
  return read;
}

absl::StatusOr<base::Secret> Credentials::Make() const {
  if (!auth_.username.empty()) {
    TF_ASSIGN(const base::Secret password,
              ValueOf(auth_.password, auth_.password_file, "auth.password_file"));
    base::RegisterLogin(auth_.username, password.Reveal());
    return base::Secret(
        StrCat("Basic ", absl::Base64Escape(StrCat(auth_.username, ":", password.Reveal()))));
  }
  TF_ASSIGN(const base::Secret token,
            ValueOf(auth_.bearer_token, auth_.bearer_token_file, "auth.bearer_token_file"));
  if (token.empty()) return base::Secret();
  if (!std::all_of(token.Reveal().begin(), token.Reveal().end(), IsVisible)) {
    return BadSetting(endpoint_, endpoint_.Setting("auth.bearer_token"),
                      "the token holds a space or a line break", "Give the token alone.");
  }
  return base::Secret(StrCat("Bearer ", token.Reveal()));
}

}  // namespace http
