#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/catalogs.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct CatalogRow {
  sdk::String name, type, comment;

  static void Describe(sdk::Schema<CatalogRow>& s) {
    s.Computed("name", &CatalogRow::name).Doc("Name of the catalog.");
    s.Computed("type", &CatalogRow::type)
        .Doc("Its type, such as `iceberg`; `internal` for `default_catalog`.");
    s.Computed("comment", &CatalogRow::comment).Doc("Its comment, empty if there is none.");
  }
};

struct Catalogs {
  sdk::StringList names;
  sdk::ObjectList<CatalogRow> catalogs;

  static void Describe(sdk::Schema<Catalogs>& s) {
    s.Doc(
        "The catalogs on which the account holds any privilege, `default_catalog` included, sorted "
        "by name.");
    s.Computed("names", &Catalogs::names).Doc("Names of the catalogs.");
    s.Computed("catalogs", &Catalogs::catalogs).Doc("The catalogs.");
  }
};

class CatalogsSource final : public sdk::DataSource<Catalogs> {
 public:
  absl::StatusOr<Catalogs> Read(sdk::Call& call, const Catalogs& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto found, starrocks::ListCatalogs(*client, call.context()));
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    std::vector<std::string> names;
    std::vector<CatalogRow> rows;
    for (const starrocks::Catalog& catalog : found) {
      names.push_back(catalog.name);
      CatalogRow& row = rows.emplace_back();
      row.name = catalog.name;
      row.type = catalog.type;
      row.comment = catalog.comment;
    }
    Catalogs result = config;
    result.names = std::move(names);
    result.catalogs = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_catalogs() {
  return sdk::Adapt<Catalogs>(std::make_unique<CatalogsSource>());
}
}  // namespace make_data_source
}  // namespace resources
