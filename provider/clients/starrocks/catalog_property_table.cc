#include "provider/clients/starrocks/catalog_property_table.h"

#include <array>

namespace starrocks {
namespace {

// Of all types.
constexpr std::array kCommon = {
    std::string_view("type"),
    std::string_view("catalog.access.control"),
    std::string_view("ranger.plugin.hive.service.name"),
    std::string_view("enable_get_stats_from_external_metadata"),
};

constexpr std::array kMetastore = {
    std::string_view("hive.metastore.type"),
    std::string_view("hive.metastore.uris"),
    std::string_view("hive.metastore.timeout"),
    std::string_view("hive.metastore.connection.pool.size"),
};

constexpr std::array kAwsGlue = {
    std::string_view("aws.glue.use_aws_sdk_default_behavior"),
    std::string_view("aws.glue.use_instance_profile"),
    std::string_view("aws.glue.use_web_identity_token_file"),
    std::string_view("aws.glue.access_key"),
    std::string_view("aws.glue.secret_key"),
    std::string_view("aws.glue.session_token"),
    std::string_view("aws.glue.iam_role_arn"),
    std::string_view("aws.glue.external_id"),
    std::string_view("aws.glue.sts.region"),
    std::string_view("aws.glue.sts.endpoint"),
    std::string_view("aws.glue.region"),
    std::string_view("aws.glue.endpoint"),
    std::string_view("aws.glue.catalog_id"),
};

constexpr std::array kMetastoreCache = {
    std::string_view("enable_metastore_cache"),
    std::string_view("enable_remote_file_cache"),
    std::string_view("metastore_cache_refresh_interval_sec"),
    std::string_view("metastore_cache_ttl_sec"),
    std::string_view("metastore_cache_max_num"),
    std::string_view("remote_file_cache_ttl_sec"),
    std::string_view("remote_file_cache_refresh_interval_sec"),
    std::string_view("remote_file_cache_max_num"),
    std::string_view("remote_file_load_thread_num"),
    std::string_view("remote_file_update_thread_num"),
    std::string_view("async_refresh_max_thread_num"),
    std::string_view("enable_cache_list_names"),
    std::string_view("enable_hms_events_incremental_sync"),
    std::string_view("enable_background_refresh_connector_metadata"),
};

constexpr std::array kStorage = {
    std::string_view("aws.s3.use_aws_sdk_default_behavior"),
    std::string_view("aws.s3.use_instance_profile"),
    std::string_view("aws.s3.use_web_identity_token_file"),
    std::string_view("aws.s3.access_key"),
    std::string_view("aws.s3.secret_key"),
    std::string_view("aws.s3.session_token"),
    std::string_view("aws.s3.iam_role_arn"),
    std::string_view("aws.s3.external_id"),
    std::string_view("aws.s3.sts.region"),
    std::string_view("aws.s3.sts.endpoint"),
    std::string_view("aws.s3.region"),
    std::string_view("aws.s3.endpoint"),
    std::string_view("aws.s3.enable_path_style_access"),
    std::string_view("aws.s3.enable_ssl"),
    std::string_view("azure.blob.storage_account"),
    std::string_view("azure.blob.container"),
    std::string_view("azure.blob.endpoint"),
    std::string_view("azure.blob.shared_key"),
    std::string_view("azure.blob.sas_token"),
    std::string_view("azure.blob.oauth2_use_managed_identity"),
    std::string_view("azure.blob.oauth2_client_id"),
    std::string_view("azure.blob.oauth2_client_secret"),
    std::string_view("azure.blob.oauth2_tenant_id"),
    std::string_view("azure.adls1.use_managed_service_identity"),
    std::string_view("azure.adls1.oauth2_client_id"),
    std::string_view("azure.adls1.oauth2_credential"),
    std::string_view("azure.adls1.oauth2_endpoint"),
    std::string_view("azure.adls2.storage_account"),
    std::string_view("azure.adls2.endpoint"),
    std::string_view("azure.adls2.shared_key"),
    std::string_view("azure.adls2.sas_token"),
    std::string_view("azure.adls2.oauth2_use_managed_identity"),
    std::string_view("azure.adls2.oauth2_tenant_id"),
    std::string_view("azure.adls2.oauth2_client_id"),
    std::string_view("azure.adls2.oauth2_client_secret"),
    std::string_view("azure.adls2.oauth2_client_endpoint"),
    std::string_view("gcp.gcs.endpoint"),
    std::string_view("gcp.gcs.use_compute_engine_service_account"),
    std::string_view("gcp.gcs.service_account_email"),
    std::string_view("gcp.gcs.service_account_private_key_id"),
    std::string_view("gcp.gcs.service_account_private_key"),
    std::string_view("gcp.gcs.impersonation_service_account"),
    std::string_view("hadoop.security.authentication"),
    std::string_view("hadoop.username"),
    std::string_view("hadoop.password"),
    std::string_view("hadoop.kerberos.principal"),
    std::string_view("hadoop.kerberos.keytab"),
    std::string_view("hadoop.kerberos.keytab_content"),
    std::string_view("hadoop.security.kerberos.ticket.cache.path"),
    std::string_view("username"),
    std::string_view("password"),
    std::string_view("kerberos_principal"),
    std::string_view("kerberos_keytab"),
    std::string_view("kerberos_keytab_content"),
    std::string_view("aliyun.oss.access_key"),
    std::string_view("aliyun.oss.secret_key"),
    std::string_view("aliyun.oss.endpoint"),
    std::string_view("tencent.cos.access_key"),
    std::string_view("tencent.cos.secret_key"),
    std::string_view("tencent.cos.endpoint"),
};

constexpr std::array kHive = {
    std::string_view("enable_recursive_listing"),
    std::string_view("enable_background_refresh_hive_metadata"),
};

constexpr std::array kIceberg = {
    std::string_view("iceberg.catalog.type"),
    std::string_view("starrocks.catalog-type"),
    std::string_view("hive.metastore.uris"),
    std::string_view("iceberg.catalog.hive.metastore.uris"),
    std::string_view("hive.metastore.timeout"),
    std::string_view("enable_iceberg_metadata_cache"),
    std::string_view("iceberg_meta_cache_ttl_sec"),
    std::string_view("iceberg_table_cache_ttl_sec"),
    std::string_view("iceberg_manifest_cache_max_num"),
    std::string_view("iceberg_manifest_cache_with_column_statistics"),
    std::string_view("refresh_iceberg_manifest_min_length"),
    std::string_view("iceberg_local_planning_max_slot_bytes"),
    std::string_view("iceberg_job_planning_thread_num"),
    std::string_view("background_iceberg_job_planning_thread_num"),
    std::string_view("refresh_other_fe_iceberg_cache_thread_num"),
    std::string_view("enable_cache_data_file_identifier_column_statistics"),
    std::string_view("enable_distributed_plan_load_data_file_column_statistics_with_eq_delete"),
    std::string_view("iceberg.catalog.disable_tabular_support"),
    std::string_view("iceberg_data_file_cache_memory_usage_ratio"),
    std::string_view("iceberg_delete_file_cache_memory_usage_ratio"),
    std::string_view("iceberg.catalog.uri"),
    std::string_view("iceberg.catalog.warehouse"),
    std::string_view("iceberg.catalog.security"),
    std::string_view("iceberg.catalog.oauth2.credential"),
    std::string_view("iceberg.catalog.oauth2.token"),
    std::string_view("iceberg.catalog.oauth2.scope"),
    std::string_view("iceberg.catalog.oauth2.server-uri"),
    std::string_view("iceberg.catalog.oauth2.audience"),
    std::string_view("iceberg.catalog.credential"),
    std::string_view("iceberg.catalog.token"),
    std::string_view("iceberg.catalog.vended-credentials-enabled"),
    std::string_view("iceberg.catalog.rest.nested-namespace-enabled"),
    std::string_view("iceberg.catalog.view-endpoints-supported"),
    std::string_view("iceberg.catalog.rest.sigv4-enabled"),
    std::string_view("iceberg.catalog.rest.signing-name"),
    std::string_view("iceberg.catalog.rest.signing-region"),
    std::string_view("iceberg.catalog.rest.access-key-id"),
    std::string_view("iceberg.catalog.rest.secret-access-key"),
    std::string_view("iceberg.catalog.rest.session-token"),
    std::string_view("iceberg.catalog.jdbc.user"),
    std::string_view("iceberg.catalog.jdbc.password"),
    std::string_view("iceberg.catalog.jdbc.useSSL"),
    std::string_view("iceberg.catalog.jdbc.init-catalog-tables"),
    std::string_view("iceberg.catalog."),
};

constexpr std::array<std::string_view, 0> kHudi = {};

constexpr std::array kDeltalake = {
    std::string_view("enable_deltalake_table_cache"),
    std::string_view("enable_deltalake_json_meta_cache"),
    std::string_view("deltalake_json_meta_cache_ttl_sec"),
    std::string_view("deltalake_json_meta_cache_memory_usage_ratio"),
    std::string_view("enable_deltalake_checkpoint_meta_cache"),
    std::string_view("deltalake_checkpoint_meta_cache_ttl_sec"),
    std::string_view("deltalake_checkpoint_meta_cache_memory_usage_ratio"),
};

constexpr std::array kPaimon = {
    std::string_view("paimon.catalog.type"), std::string_view("paimon.catalog.warehouse"),
    std::string_view("hive.metastore.uris"), std::string_view("dlf.catalog.id"),
    std::string_view("paimon.option."),
};

constexpr std::array kJdbc = {
    std::string_view("driver_url"),      std::string_view("driver_class"),
    std::string_view("jdbc_uri"),        std::string_view("user"),
    std::string_view("password"),        std::string_view("checksum"),
    std::string_view("schema_resolver"),
};

constexpr std::array kEs = {
    std::string_view("hosts"),
    std::string_view("user"),
    std::string_view("password"),
    std::string_view("es.type"),
    std::string_view("es.net.ssl"),
    std::string_view("es.nodes.wan.only"),
    std::string_view("enable_docvalue_scan"),
    std::string_view("enable_keyword_sniff"),
};

constexpr std::array kOdps = {
    std::string_view("odps.endpoint"),
    std::string_view("odps.project"),
    std::string_view("odps.access.id"),
    std::string_view("odps.access.key"),
    std::string_view("odps.tunnel.quota"),
    std::string_view("odps.tunnel.endpoint"),
    std::string_view("odps.split.policy"),
    std::string_view("odps.split.row.count"),
    std::string_view("odps.cache.table.enable"),
    std::string_view("odps.cache.table.expire"),
    std::string_view("odps.cache.table.size"),
    std::string_view("odps.cache.partition.enable"),
    std::string_view("odps.cache.partition.expire"),
    std::string_view("odps.cache.partition.size"),
    std::string_view("odps.cache.table-name.enable"),
    std::string_view("odps.cache.table-name.expire"),
    std::string_view("odps.cache.table-name.size"),
};

constexpr std::array kUnified = {
    std::string_view("unified.metastore.type"),
    std::string_view("paimon.catalog.warehouse"),
    std::string_view("paimon.catalog.type"),
    std::string_view("kudu.master"),
    std::string_view("kudu.schema-emulation.enabled"),
    std::string_view("kudu.schema-emulation.prefix"),
};

constexpr std::array kKudu = {
    std::string_view("kudu.catalog.type"),
    std::string_view("kudu.master"),
    std::string_view("kudu.schema-emulation.enabled"),
    std::string_view("kudu.schema-emulation.prefix"),
};

// Their values are secrets, whether SHOW CREATE CATALOG masks them or not.
constexpr std::array kSecret = {
    std::string_view("aliyun.oss.access_key"),
    std::string_view("aliyun.oss.secret_key"),
    std::string_view("aws.glue.access_key"),
    std::string_view("aws.glue.secret_key"),
    std::string_view("aws.glue.session_token"),
    std::string_view("aws.s3.access_key"),
    std::string_view("aws.s3.secret_key"),
    std::string_view("aws.s3.session_token"),
    std::string_view("azure.adls1.oauth2_credential"),
    std::string_view("azure.adls2.oauth2_client_secret"),
    std::string_view("azure.adls2.sas_token"),
    std::string_view("azure.adls2.shared_key"),
    std::string_view("azure.blob.oauth2_client_secret"),
    std::string_view("azure.blob.sas_token"),
    std::string_view("azure.blob.shared_key"),
    std::string_view("gcp.gcs.service_account_private_key"),
    std::string_view("gcp.gcs.service_account_private_key_id"),
    std::string_view("hadoop.kerberos.keytab_content"),
    std::string_view("hadoop.password"),
    std::string_view("iceberg.catalog.credential"),
    std::string_view("iceberg.catalog.jdbc.password"),
    std::string_view("iceberg.catalog.oauth2.credential"),
    std::string_view("iceberg.catalog.oauth2.token"),
    std::string_view("iceberg.catalog.rest.access-key-id"),
    std::string_view("iceberg.catalog.rest.secret-access-key"),
    std::string_view("iceberg.catalog.rest.session-token"),
    std::string_view("iceberg.catalog.token"),
    std::string_view("kerberos_keytab_content"),
    std::string_view("odps.access.id"),
    std::string_view("odps.access.key"),
    std::string_view("password"),
    std::string_view("tencent.cos.access_key"),
    std::string_view("tencent.cos.secret_key"),
};

}  // namespace

const std::vector<CatalogTypeKeys>& CatalogTypeTable() {
  static const std::vector<CatalogTypeKeys>& table = *new std::vector<CatalogTypeKeys>{
      {{"hive", 3, 0}, {kCommon, kHive, kMetastore, kAwsGlue, kMetastoreCache, kStorage}},
      {{"iceberg", 3, 0}, {kCommon, kIceberg, kAwsGlue, kStorage}},
      {{"hudi", 3, 0}, {kCommon, kHudi, kMetastore, kAwsGlue, kMetastoreCache, kStorage}},
      {{"deltalake", 3, 0}, {kCommon, kDeltalake, kMetastore, kAwsGlue, kStorage}},
      {{"paimon", 3, 1}, {kCommon, kPaimon, kStorage}},
      {{"jdbc", 3, 0}, {kCommon, kJdbc}},
      {{"es", 3, 1}, {kCommon, kEs}},
      {{"odps", 3, 2}, {kCommon, kOdps}},
      {{"unified", 3, 2}, {kCommon, kUnified, kMetastore, kAwsGlue, kMetastoreCache, kStorage}},
      {{"kudu", 3, 3}, {kCommon, kKudu, kMetastore, kAwsGlue}},
  };
  return table;
}

KeyList SecretCatalogKeys() { return kSecret; }

}  // namespace starrocks
