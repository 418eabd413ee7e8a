#include "provider/clients/starrocks/security.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/catalog_text.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;

struct Words {
  sql::Text one;
  sql::Text all;
  std::string_view column;  // of SHOW CREATE
};

Words WordsOf(SecurityKind kind) {
  if (kind == SecurityKind::kIntegration) {
    return {"SECURITY INTEGRATION ", "SHOW SECURITY INTEGRATIONS", "Create Security Integration"};
  }
  return {"GROUP PROVIDER ", "SHOW GROUP PROVIDERS", "Create Group Provider"};
}

std::string TypeOf(const PropertyMap& properties) {
  const auto type = properties.plain.find("type");
  return type == properties.plain.end() ? "" : absl::AsciiStrToLower(type->second);
}

ReadBack ObjectIsCreated(Client& client, SecurityKind kind, std::string_view name,
                         const std::string& type) {
  return [&client, kind, type,
          name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const auto object, FindSecurityObject(client, context, kind, name));
    if (!object) return Outcome::kNotDone;
    if (object->type == type) return Outcome::kDone;
    return MakeError(ErrorKind::kAlreadyExists,
                     StrCat("there is another \"", name, "\", of type ", object->type));
  };
}

ReadBack ObjectIsGone(Client& client, SecurityKind kind, std::string_view name) {
  return [&client, kind,
          name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const auto object, FindSecurityObject(client, context, kind, name));
    return object ? Outcome::kNotDone : Outcome::kDone;
  };
}

ReadBack PropertiesAre(Client& client, std::string_view name, const PropertyMap& wanted) {
  return [&client, wanted,
          name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const PropertyMap shown,
              ReadSecurityObject(client, context, SecurityKind::kIntegration, name));
    const auto among = [](const auto& all) {
      return [&all](const auto& pair) {
        const auto found = all.find(pair.first);
        return found != all.end() && found->second == pair.second;
      };
    };
    const bool same = std::all_of(wanted.plain.begin(), wanted.plain.end(), among(shown.plain)) &&
                      std::all_of(wanted.secret.begin(), wanted.secret.end(), among(shown.secret));
    return same ? Outcome::kDone : Outcome::kNotDone;
  };
}

// CREATE ... PROPERTIES (<pairs>): values stand there as they are, whatever they hold.
absl::StatusOr<PropertyMap> ReadPairs(std::string_view text) {
  constexpr std::string_view kBegin = " PROPERTIES (\n";
  constexpr std::string_view kEnd = "\n)";
  const std::size_t begin = text.find(kBegin);
  std::optional<std::map<std::string, std::string>> pairs;
  if (begin != std::string_view::npos && text.ends_with(kEnd)) {
    const std::string_view inside = text.substr(begin + kBegin.size());
    pairs = ParsePairs(inside.substr(0, inside.size() - kEnd.size()), "\" = \"");
  }
  if (!pairs) {
    return MakeError(
        ErrorKind::kFinal,
        StrCat("StarRocks printed properties in an unexpected shape: ", ShapeOf(text)));
  }
  PropertyMap properties;
  for (const auto& [key, value] : *pairs) {
    if (IsSecretSecurityKey(key)) {
      properties.secret.emplace(key, base::Secret(value));
    } else {
      properties.plain.emplace(key, value);
    }
  }
  return properties;
}

}  // namespace

absl::StatusOr<std::vector<SecurityObject>> ListSecurityObjects(Client& client,
                                                                const base::Context& context,
                                                                SecurityKind kind) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows,
            client.Cached(CacheTag::kSecurity, sql::Statement(WordsOf(kind).all), context));
  TF_ASSIGN(const std::size_t name, rows->Column("Name"));
  TF_ASSIGN(const std::size_t type, rows->Column("Type"));
  TF_ASSIGN(const std::size_t comment, rows->Column("Comment"));
  std::vector<SecurityObject> objects;
  for (const std::vector<Cell>& row : rows->rows) {
    objects.push_back(
        {TextOf(row[name]), absl::AsciiStrToLower(TextOf(row[type])), TextOf(row[comment])});
  }
  return objects;
}

absl::StatusOr<std::optional<SecurityObject>> FindSecurityObject(Client& client,
                                                                 const base::Context& context,
                                                                 SecurityKind kind,
                                                                 std::string_view name) {
  TF_ASSIGN(const std::vector<SecurityObject> objects, ListSecurityObjects(client, context, kind));
  const auto found =
      std::find_if(objects.begin(), objects.end(),
                   [name](const SecurityObject& object) { return object.name == name; });
  if (found == objects.end()) return std::nullopt;
  return *found;
}

bool IsSecretSecurityKey(std::string_view key) {
  constexpr std::array<std::string_view, 5> kSecrets = {
      "authentication_ldap_simple_bind_root_pwd",
      "authentication_ldap_simple_ssl_conn_trust_store_pwd", "client_secret", "ldap_bind_root_pwd",
      "ldap_ssl_conn_trust_store_pwd"};
  return std::find(kSecrets.begin(), kSecrets.end(), key) != kSecrets.end();
}

absl::StatusOr<PropertyMap> ReadSecurityObject(Client& client, const base::Context& context,
                                               SecurityKind kind, std::string_view name) {
  TF_ASSIGN(const sql::Ident object, sql::Ident::Of(name));
  const Words words = WordsOf(kind);
  TF_ASSIGN(const Rows rows,
            client.Query(sql::Statement("SHOW CREATE ") << words.one << object, context));
  TF_ASSIGN(const std::size_t text, rows.Column(words.column));
  if (rows.rows.size() != 1) {
    return MakeError(ErrorKind::kNotFound,
                     StrCat("there is no ", words.one.value(), "\"", name, "\""));
  }
  return ReadPairs(TextOf(rows.rows[0][text]));
}

absl::Status CreateSecurityObject(Client& client, const base::Context& context, SecurityKind kind,
                                  std::string_view name, const PropertyMap& properties) {
  TF_ASSIGN(const sql::Ident object, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs(properties));
  return client.Execute(
      sql::Statement("CREATE ") << WordsOf(kind).one << object << " PROPERTIES " << pairs, context,
      ObjectIsCreated(client, kind, name, TypeOf(properties)), {CacheTag::kSecurity});
}

absl::Status AlterSecurityIntegration(Client& client, const base::Context& context,
                                      std::string_view name, const PropertyMap& changed) {
  if (changed.empty()) return absl::OkStatus();
  TF_ASSIGN(const sql::Ident object, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs(changed));
  return client.Execute(sql::Statement("ALTER SECURITY INTEGRATION ") << object << " SET " << pairs,
                        context, PropertiesAre(client, name, changed), {CacheTag::kSecurity});
}

absl::Status DropSecurityObject(Client& client, const base::Context& context, SecurityKind kind,
                                std::string_view name) {
  TF_ASSIGN(const sql::Ident object, sql::Ident::Of(name));
  const absl::Status status =
      client.Execute(sql::Statement("DROP ") << WordsOf(kind).one << object, context,
                     ObjectIsGone(client, kind, name), {CacheTag::kSecurity});
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

}  // namespace starrocks
