// What the connectors behind external catalogs ask for when a catalog is created.
#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

constexpr std::array<std::string_view, 10> kTypes = {
    "hive", "hudi", "iceberg", "deltalake", "jdbc", "es", "paimon", "odps", "kudu", "unified"};

// The HTTP server of the test bed.
constexpr std::string_view kFileServer = "http://127.0.0.1:18099/";
struct OfferedFile {
  std::string_view name;
  const char* md5;
  int64_t small_size;  // bytes; 0 if it is too large for a small file
};
constexpr std::array<OfferedFile, 2> kOfferedFiles = {{
    {"udf.jar", "3b82616e381614a5a1c33af59b0771bd", 1762},
    {"postgresql-42.4.4.jar", "e8b1510df507882e3448f424c1cc7594", 0},
}};

const OfferedFile* FindOfferedFile(std::string_view url) {
  if (!url.starts_with(kFileServer)) return nullptr;
  url.remove_prefix(kFileServer.size());
  for (const OfferedFile& file : kOfferedFiles) {
    if (file.name == url) return &file;
  }
  return nullptr;
}

bool Has(const Properties& properties, std::string_view key) {
  return FindProperty(properties, key) != nullptr;
}

void SetDefault(const char* key, const char* value, Properties* properties) {
  if (!Has(*properties, key)) SetProperty(key, value, properties);
}

// Hive, Hudi and Delta Lake find their tables through a metastore.
std::string CheckMetastore(const std::string& type, const Properties& properties) {
  const std::string* metastore = FindProperty(properties, "hive.metastore.type");
  std::string kind = metastore == nullptr ? "hive" : Lower(*metastore);
  if (kind != "hive" && kind != "glue" && kind != "dlf") {
    return StrCat("Getting analyzing error. Detail message: hive metastore type [", *metastore,
                  "] is not supported.");
  }
  if (kind != "hive" || Has(properties, "hive.metastore.uris")) return "";
  return StrCat("hive.metastore.uris must be set in properties when creating ", type, " catalog");
}

std::string CheckIceberg(const Properties& properties) {
  if (Has(properties, "iceberg.catalog.type")) return "";
  return "Can't find iceberg native catalog type. You must specify the 'iceberg.catalog.type' "
         "property when creating an iceberg catalog in the catalog properties";
}

std::string CheckPaimon(const Properties& properties) {
  for (std::string_view key : {"paimon.catalog.type", "paimon.catalog.warehouse"}) {
    const std::string* type = FindProperty(properties, "paimon.catalog.type");
    if (key == "paimon.catalog.warehouse" && type != nullptr && *type == "dlf") continue;
    if (!Has(properties, key)) return StrCat("The property ", key, " must be set.");
  }
  return "";
}

std::string CheckUnified(const Properties& properties) {
  const std::string* type = FindProperty(properties, "unified.metastore.type");
  if (type != nullptr && (*type == "hive" || *type == "glue")) return "";
  return "Getting analyzing error. Detail message: Unified catalog only supports hive and glue as "
         "metastore..";
}

std::string PrepareElasticsearch(Properties* properties) {
  if (!Has(*properties, "hosts")) return "Cannot load from object array because \"nodes\" is null";
  SetDefault("es.net.ssl", "false", properties);
  SetDefault("es.nodes.wan.only", "false", properties);
  SetDefault("enable_docvalue_scan", "true", properties);
  SetDefault("enable_keyword_sniff", "true", properties);
  return "";
}

std::string CheckRequired(std::initializer_list<std::string_view> keys,
                          const Properties& properties) {
  for (std::string_view key : keys) {
    if (!Has(properties, key)) return StrCat("Missing ", key, " in properties");
  }
  return "";
}

std::string PrepareJdbc(Properties* properties) {
  std::string missing =
      CheckRequired({"driver_class", "driver_url", "jdbc_uri", "user", "password"}, *properties);
  if (!missing.empty()) return missing;
  const std::string url = *FindProperty(*properties, "driver_url");
  const char* md5 = Md5OfUrl(url);
  if (md5 == nullptr) return StrCat("Cannot get driver from url: ", url);
  SetProperty("checksum", md5, properties);
  return "";
}

}  // namespace

const char* Md5OfUrl(std::string_view url) {
  const OfferedFile* file = FindOfferedFile(url);
  return file == nullptr ? nullptr : file->md5;
}

int64_t SizeOfUrl(std::string_view url) {
  const OfferedFile* file = FindOfferedFile(url);
  return file == nullptr ? 0 : file->small_size;
}

bool IsConnectorType(std::string_view type) {
  return std::find(kTypes.begin(), kTypes.end(), Lower(type)) != kTypes.end();
}

std::string PrepareConnector(const std::string& type, Properties* properties) {
  if (type == "hive" || type == "hudi" || type == "deltalake") {
    return CheckMetastore(type, *properties);
  }
  if (type == "iceberg") return CheckIceberg(*properties);
  if (type == "paimon") return CheckPaimon(*properties);
  if (type == "unified") return CheckUnified(*properties);
  if (type == "es") return PrepareElasticsearch(properties);
  if (type == "jdbc") return PrepareJdbc(properties);
  if (type == "kudu") return CheckRequired({"kudu.master"}, *properties);
  return CheckRequired(
      {"odps.access.id", "odps.access.key", "odps.endpoint", "odps.project", "odps.tunnel.quota"},
      *properties);
}

}  // namespace sandbox::behaviour
