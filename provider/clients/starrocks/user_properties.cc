#include "provider/clients/starrocks/user_properties.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {
namespace {

using base::StrCat;
using Properties = std::map<std::string, std::string>;

constexpr std::string_view kSession = "session.";

bool Agree(const Properties& wanted, const Properties& shown) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto& pair) {
    const auto found = shown.find(pair.first);
    return found != shown.end() && found->second == pair.second;
  });
}

// Setting again does no harm, so a reset, whose effect has many looks, counts as not done.
ReadBack PropertiesAre(Client& client, const std::string& name, const Properties& wanted) {
  return [&client, name, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const Properties shown, UserProperties(client, context, name));
    return Agree(wanted, shown) ? Outcome::kDone : Outcome::kNotDone;
  };
}

absl::Status SetOneByOne(Client& client, const base::Context& context, const std::string& name,
                         const Properties& properties) {
  TF_ASSIGN(const sql::Literal user, sql::Literal::Of(name));
  for (const auto& [key, text] : properties) {
    TF_ASSIGN(const sql::Literal property, sql::Literal::Of(key));
    TF_ASSIGN(const sql::Literal value, sql::Literal::Of(text));
    TF_TRY(client.Execute(
        sql::Statement("SET PROPERTY FOR ") << user << " " << property << " = " << value, context,
        PropertiesAre(client, name, {{key, text}}), {}));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckUserPropertyKey(std::string_view key) {
  const bool session = key.starts_with(kSession) && key.size() > kSession.size();
  if (session || key == "max_user_connections" || key == "catalog" || key == "database") {
    return absl::OkStatus();
  }
  return base::MakeError(base::ErrorKind::kFinal, StrCat("A user has no property \"", key, "\"."),
                         "StarRocks knows max_user_connections, catalog, database and "
                         "session.<variable>.");
}

absl::StatusOr<Properties> UserProperties(Client& client, const base::Context& context,
                                          std::string_view user_name) {
  TF_ASSIGN(const sql::Literal user, sql::Literal::Of(user_name));
  TF_ASSIGN(const Rows rows, client.Query(sql::Statement("SHOW PROPERTY FOR ") << user, context));
  TF_ASSIGN(const std::size_t key, rows.Column("Key"));
  TF_ASSIGN(const std::size_t value, rows.Column("Value"));
  Properties properties;
  for (const std::vector<Cell>& row : rows.rows) properties[TextOf(row[key])] = TextOf(row[value]);
  return properties;
}

absl::Status SetUserProperties(Client& client, const base::Context& context, const UserIdentity& id,
                               const Properties& properties) {
  if (properties.empty()) return absl::OkStatus();
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  if (!server.can.user_properties_in_create) {
    return SetOneByOne(client, context, id.name, properties);
  }
  TF_ASSIGN(const sql::UserIdentity user, sql::UserIdentity::Of(id.name, id.host, id.is_domain));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs({properties, {}}));
  return client.Execute(sql::Statement("ALTER USER ") << user << " SET PROPERTIES " << pairs,
                        context, PropertiesAre(client, id.name, properties), {});
}

}  // namespace starrocks
