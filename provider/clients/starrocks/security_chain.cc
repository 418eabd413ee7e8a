#include "provider/clients/starrocks/security_chain.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"

namespace starrocks {
namespace {

constexpr std::string_view kKey = "authentication_chain";

// Lists are printed in brackets: `[native, corp_ldap]`.
std::vector<std::string> ReadList(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  std::vector<std::string> names;
  for (const absl::string_view part : absl::StrSplit(base::ToAbsl(text), ',')) {
    const absl::string_view name = absl::StripAsciiWhitespace(part);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

ReadBack ChainIs(Client& client, const std::vector<std::string>& chain) {
  return [&client, chain](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::vector<std::string> shown, ReadAuthenticationChain(client, context));
    return shown == chain ? Outcome::kDone : Outcome::kNotDone;
  };
}

absl::Status CheckChain(const ServerInfo& server, const std::vector<std::string>& chain,
                        bool persistent) {
  if (chain.empty()) {
    return base::MakeError(base::ErrorKind::kFinal, "The authentication chain is empty.",
                           "With an empty chain nobody could log in.");
  }
  if (!persistent || server.can.persistent_config) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("Settings that outlive a restart need StarRocks 3.5; this "
                                      "server is ",
                                      server.version.text, "."),
                         "Write the setting to fe.conf, or upgrade the cluster.");
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadAuthenticationChain(Client& client,
                                                                 const base::Context& context) {
  TF_ASSIGN(const Rows rows,
            client.Query(sql::Statement("ADMIN SHOW FRONTEND CONFIG LIKE 'authentication_chain'"),
                         context));
  TF_ASSIGN(const std::size_t key, rows.Column("Key"));
  TF_ASSIGN(const std::size_t value, rows.Column("Value"));
  const auto row =
      std::find_if(rows.rows.begin(), rows.rows.end(),
                   [key](const std::vector<Cell>& r) { return TextOf(r[key]) == kKey; });
  if (row != rows.rows.end()) return ReadList(TextOf((*row)[value]));
  return base::MakeError(base::ErrorKind::kFinal, "This server has no authentication chain.",
                         "StarRocks has it since 3.5.");
}

absl::Status SetAuthenticationChain(Client& client, const base::Context& context,
                                    const std::vector<std::string>& chain, bool persistent) {
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  TF_TRY(CheckChain(server, chain, persistent));
  TF_ASSIGN(const sql::Literal value, sql::Literal::Of(absl::StrJoin(chain, ",")));
  sql::Statement statement = sql::Statement("ADMIN SET FRONTEND CONFIG ('authentication_chain' = ")
                             << value << ")";
  if (persistent) statement << " WITH PERSISTENT";
  return client.Execute(statement, context, ChainIs(client, chain), {});
}

}  // namespace starrocks
