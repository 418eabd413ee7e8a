#include "provider/clients/starrocks/user_auth.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_join.h"
#include "provider/base/native_password.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"

namespace starrocks {
namespace {

using base::StrCat;

struct Plugin {
  sql::Text text;
  int since_major = 3, since_minor = 0;
};

constexpr std::array kPlugins = {
    Plugin{"mysql_native_password"},
    Plugin{"authentication_ldap_simple"},
    Plugin{"authentication_jwt", 3, 5},
    Plugin{"authentication_oauth2", 3, 5},
};

const Plugin* FindPlugin(std::string_view name) {
  const auto found = std::find_if(kPlugins.begin(), kPlugins.end(),
                                  [name](const Plugin& p) { return p.text.value() == name; });
  return found == kPlugins.end() ? nullptr : &*found;
}

absl::Status Refuse(std::string_view message, std::string_view next_step) {
  return base::MakeError(base::ErrorKind::kFinal, message, next_step);
}

absl::StatusOr<sql::Statement> NativeClause(const Authentication& auth) {
  if (!auth.auth_string.empty()) {
    return Refuse(StrCat("An account with ", kNativePlugin, " has no authentication string."),
                  "Give it a password instead.");
  }
  if (auth.clear || auth.password.empty()) {
    TF_ASSIGN(const sql::Secret password, sql::Secret::Of(auth.password));
    return sql::Statement(" IDENTIFIED BY ") << password;
  }
  const base::Secret hash(base::NativePasswordHash(auth.password.Reveal()));
  TF_ASSIGN(const sql::Secret text, sql::Secret::Of(hash));
  return sql::Statement(" IDENTIFIED WITH mysql_native_password AS ") << text;
}

}  // namespace

std::vector<std::string> AuthenticationPlugins() {
  std::vector<std::string> names;
  for (const Plugin& plugin : kPlugins) names.emplace_back(plugin.text.value());
  return names;
}

absl::Status CheckAuthenticationPlugin(std::string_view name, const Version* version) {
  const Plugin* plugin = FindPlugin(name);
  if (plugin == nullptr) {
    return Refuse(StrCat("\"", name, "\" is not a way of authentication."),
                  StrCat("Write one of ", absl::StrJoin(AuthenticationPlugins(), ", "), "."));
  }
  if (version == nullptr || version->AtLeast(plugin->since_major, plugin->since_minor)) {
    return absl::OkStatus();
  }
  return Refuse(StrCat(name, " needs StarRocks ", plugin->since_major, ".", plugin->since_minor,
                       "; this server is ", version->text, "."),
                "Upgrade the cluster, or use another way of authentication.");
}

absl::StatusOr<sql::Statement> IdentifiedClause(const Authentication& auth) {
  TF_TRY(CheckAuthenticationPlugin(auth.plugin, nullptr));
  if (auth.plugin == kNativePlugin) return NativeClause(auth);
  if (!auth.password.empty()) {
    return Refuse(StrCat("An account with ", auth.plugin, " has no password in StarRocks."),
                  "Leave the password out.");
  }
  sql::Statement clause = sql::Statement(" IDENTIFIED WITH ") << FindPlugin(auth.plugin)->text;
  if (auth.auth_string.empty()) return clause;
  TF_ASSIGN(const sql::Secret text, sql::Secret::Of(auth.auth_string));
  return std::move(clause << " AS " << text);
}

}  // namespace starrocks
