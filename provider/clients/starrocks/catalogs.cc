#include "provider/clients/starrocks/catalogs.h"

#include <algorithm>
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

absl::Status NoSuchCatalog(std::string_view name) {
  return MakeError(ErrorKind::kNotFound, StrCat("there is no catalog \"", name, "\""));
}

ReadBack CatalogIsCreated(Client& client, const Catalog& wanted) {
  return [&client, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<Catalog> catalog, FindCatalog(client, context, wanted.name));
    if (!catalog) return Outcome::kNotDone;
    if (*catalog == wanted) return Outcome::kDone;
    return MakeError(ErrorKind::kAlreadyExists,
                     StrCat("there is another catalog \"", wanted.name, "\", of type ",
                            catalog->type, " with the comment \"", catalog->comment, "\""));
  };
}

ReadBack CatalogIsGone(Client& client, std::string_view name) {
  return
      [&client, name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
        TF_ASSIGN(const std::optional<Catalog> catalog, FindCatalog(client, context, name));
        return catalog ? Outcome::kNotDone : Outcome::kDone;
      };
}

bool Shows(const CatalogDefinition& catalog, const PropertyMap& wanted) {
  const auto shows = [&catalog](const std::string& key, const base::Secret& value) {
    const auto found = catalog.properties.find(key);
    return found != catalog.properties.end() && SameMasked(value, found->second);
  };
  return std::all_of(wanted.plain.begin(), wanted.plain.end(),
                     [&](const auto& pair) {
                       const auto found = catalog.properties.find(pair.first);
                       return found != catalog.properties.end() && found->second == pair.second;
                     }) &&
         std::all_of(wanted.secret.begin(), wanted.secret.end(),
                     [&](const auto& pair) { return shows(pair.first, pair.second); });
}

// What can't be seen counts as not done: setting it again does no harm.
ReadBack PropertiesAre(Client& client, std::string_view name, const PropertyMap& wanted) {
  return [&client, wanted,
          name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const CatalogDefinition catalog, ReadCatalog(client, context, name));
    return Shows(catalog, wanted) ? Outcome::kDone : Outcome::kNotDone;
  };
}

absl::Status CheckAllAlterable(const Capabilities& can, const PropertyMap& changed) {
  for (const auto& [key, value] : changed.plain) TF_TRY(CheckAlterable(can, key));
  for (const auto& [key, value] : changed.secret) TF_TRY(CheckAlterable(can, key));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Catalog>> ListCatalogs(Client& client, const base::Context& context) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows,
            client.Cached(CacheTag::kCatalogs, sql::Statement("SHOW CATALOGS"), context));
  TF_ASSIGN(const std::size_t name, rows->Column("Catalog"));
  TF_ASSIGN(const std::size_t type, rows->Column("Type"));
  TF_ASSIGN(const std::size_t comment, rows->Column("Comment"));
  std::vector<Catalog> catalogs;
  for (const std::vector<Cell>& row : rows->rows) {
    catalogs.push_back(
        {TextOf(row[name]), absl::AsciiStrToLower(TextOf(row[type])), TextOf(row[comment])});
  }
  return catalogs;
}

absl::StatusOr<std::optional<Catalog>> FindCatalog(Client& client, const base::Context& context,
                                                   std::string_view name) {
  TF_ASSIGN(const std::vector<Catalog> catalogs, ListCatalogs(client, context));
  const auto found = std::find_if(catalogs.begin(), catalogs.end(),
                                  [name](const Catalog& catalog) { return catalog.name == name; });
  if (found == catalogs.end()) return std::nullopt;
  return *found;
}

absl::StatusOr<CatalogDefinition> ReadCatalog(Client& client, const base::Context& context,
                                              std::string_view name) {
  TF_ASSIGN(const sql::Ident catalog, sql::Ident::Of(name));
  TF_ASSIGN(const Rows rows,
            client.Query(sql::Statement("SHOW CREATE CATALOG ") << catalog, context));
  TF_ASSIGN(const std::size_t text, rows.Column("Create Catalog"));
  if (rows.rows.empty()) return NoSuchCatalog(name);
  return ParseCreateCatalog(TextOf(rows.rows[0][text]));
}

absl::Status CreateCatalog(Client& client, const base::Context& context, std::string_view name,
                           std::string_view comment, const PropertyMap& properties) {
  const auto type = properties.plain.find("type");
  if (type == properties.plain.end()) {
    return MakeError(ErrorKind::kFinal, "The properties of a catalog have no type.");
  }
  TF_ASSIGN(const sql::Ident catalog, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs(properties));
  sql::Statement statement = sql::Statement("CREATE EXTERNAL CATALOG ") << catalog;
  if (!comment.empty()) {
    TF_ASSIGN(const sql::Literal text, sql::Literal::Of(comment));
    statement << " COMMENT " << text;
  }
  const Catalog wanted{std::string(name), absl::AsciiStrToLower(type->second),
                       std::string(comment)};
  return client.Execute(std::move(statement << " PROPERTIES " << pairs), context,
                        CatalogIsCreated(client, wanted), {CacheTag::kCatalogs});
}

absl::Status AlterCatalog(Client& client, const base::Context& context, std::string_view name,
                          const PropertyMap& changed) {
  if (changed.empty()) return absl::OkStatus();
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  TF_TRY(CheckAllAlterable(server.can, changed));
  // The server takes an ALTER of what isn't there.
  TF_ASSIGN(const std::optional<Catalog> found, FindCatalog(client, context, name));
  if (!found) return NoSuchCatalog(name);
  TF_ASSIGN(const sql::Ident catalog, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs(changed));
  return client.Execute(sql::Statement("ALTER CATALOG ") << catalog << " SET " << pairs, context,
                        PropertiesAre(client, name, changed),
                        {CacheTag::kCatalogs, CacheTag::kDatabases});
}

absl::Status DropCatalog(Client& client, const base::Context& context, std::string_view name) {
  TF_ASSIGN(const sql::Ident catalog, sql::Ident::Of(name));
  const absl::Status status = client.Execute(
      sql::Statement("DROP CATALOG ") << catalog, context, CatalogIsGone(client, name),
      {CacheTag::kCatalogs, CacheTag::kDatabases, CacheTag::kGrants});
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

}  // namespace starrocks
