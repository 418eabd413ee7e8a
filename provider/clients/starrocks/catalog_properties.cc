#include "provider/clients/starrocks/catalog_properties.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/catalog_property_table.h"

namespace starrocks {
namespace {

using base::StrCat;

// The only one that ALTER CATALOG took at first.
constexpr std::string_view kAlwaysAlterable = "ranger.plugin.hive.service.name";

const CatalogTypeKeys* FindType(std::string_view type) {
  const auto& table = CatalogTypeTable();
  const auto found = std::find_if(table.begin(), table.end(), [type](const CatalogTypeKeys& row) {
    return row.type.name == type;
  });
  return found == table.end() ? nullptr : &*found;
}

bool Matches(std::string_view known, std::string_view key) {
  return known.ends_with('.') ? key.starts_with(known) && key != known : key == known;
}

bool Contains(KeyList keys, std::string_view key) {
  return std::any_of(keys.begin(), keys.end(),
                     [key](std::string_view known) { return Matches(known, key); });
}

bool IsKnownToAnyType(std::string_view key) {
  const auto& table = CatalogTypeTable();
  return std::any_of(table.begin(), table.end(), [key](const CatalogTypeKeys& row) {
    return std::any_of(row.keys.begin(), row.keys.end(), [key](KeyList keys) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    });
  });
}

// How many letters must be put in, taken out or changed.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

const std::vector<CatalogType>& CatalogTypes() {
  static const std::vector<CatalogType>& types = *[] {
    auto* list = new std::vector<CatalogType>;
    for (const CatalogTypeKeys& row : CatalogTypeTable()) list->push_back(row.type);
    return list;
  }();
  return types;
}

absl::Status CheckCatalogType(std::string_view type, const Version* version) {
  const CatalogTypeKeys* row = FindType(type);
  if (row == nullptr) {
    const auto append = [](std::string* out, const CatalogType& t) { out->append(t.name); };
    return base::MakeError(
        base::ErrorKind::kFinal, StrCat("\"", type, "\" is not a type of catalog."),
        StrCat("Write one of ", absl::StrJoin(CatalogTypes(), ", ", append), "."));
  }
  const CatalogType& known = row->type;
  if (version == nullptr || version->AtLeast(known.since_major, known.since_minor)) {
    return absl::OkStatus();
  }
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("Catalogs of type ", type, " need StarRocks ", known.since_major,
                                ".", known.since_minor, "; this server is ", version->text, "."),
                         "Upgrade the cluster.");
}

bool IsKnownCatalogKey(std::string_view type, std::string_view key) {
  const CatalogTypeKeys* row = FindType(type);
  return row != nullptr && std::any_of(row->keys.begin(), row->keys.end(),
                                       [key](KeyList keys) { return Contains(keys, key); });
}

std::optional<std::string> NearestCatalogKey(std::string_view type, std::string_view key) {
  const CatalogTypeKeys* row = FindType(type);
  if (row == nullptr) return std::nullopt;
  std::size_t nearest = key.size() / 4 + 2;  // farther ones aren't meant
  std::optional<std::string> best;
  for (const KeyList keys : row->keys) {
    for (const std::string_view known : keys) {
      const std::size_t distance = EditDistance(key, known);
      if (distance >= nearest || known.ends_with('.')) continue;
      nearest = distance;
      best = std::string(known);
    }
  }
  return best;
}

bool IsSecretCatalogKey(std::string_view key) {
  if (Contains(SecretCatalogKeys(), key)) return true;
  if (IsKnownToAnyType(key)) return false;
  constexpr std::array<std::string_view, 7> kWords = {
      "password", "secret", "token", "credential", "private_key", "private-key", "access_key"};
  const std::string lower = absl::AsciiStrToLower(base::ToAbsl(key));
  return std::any_of(kWords.begin(), kWords.end(), [&lower](std::string_view word) {
    return lower.find(word) != std::string::npos;
  });
}

bool IsHiddenCatalogKey(std::string_view key) { return key == "password"; }

bool IsServerAddedKey(std::string_view type, std::string_view key) {
  constexpr std::array<std::string_view, 4> kOfElasticsearch = {
      "es.net.ssl", "es.nodes.wan.only", "enable_docvalue_scan", "enable_keyword_sniff"};
  return type == "jdbc" ? key == "checksum" : type == "es" && Contains(kOfElasticsearch, key);
}

absl::Status CheckAlterable(const Capabilities& can, std::string_view key) {
  if (key == "type") {
    return base::MakeError(base::ErrorKind::kFinal, "The type of a catalog can't be changed.",
                           "Replace the catalog.");
  }
  if (can.full_alter_catalog || key == kAlwaysAlterable) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("This version of StarRocks can't change the property ", key, " of a catalog."),
      "StarRocks 3.3.12, 3.4.2 and 3.5 can; else replace the catalog.");
}

}  // namespace starrocks
