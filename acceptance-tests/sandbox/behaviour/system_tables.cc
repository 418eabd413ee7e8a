#include "acceptance-tests/sandbox/behaviour/system_tables.h"

namespace sandbox::behaviour {

std::vector<std::string_view> InformationSchemaTables() {
  return {"analyze_status",
          "applicable_roles",
          "be_bvars",
          "be_cloud_native_compactions",
          "be_compactions",
          "be_configs",
          "be_datacache_metrics",
          "be_logs",
          "be_metrics",
          "be_tablets",
          "be_threads",
          "be_txns",
          "character_sets",
          "cluster_snapshot_jobs",
          "cluster_snapshots",
          "collations",
          "column_privileges",
          "column_stats_usage",
          "columns",
          "engines",
          "events",
          "fe_metrics",
          "fe_tablet_schedules",
          "global_variables",
          "key_column_usage",
          "keywords",
          "load_tracking_logs",
          "loads",
          "materialized_views",
          "partitions",
          "partitions_meta",
          "pipe_files",
          "pipes",
          "referential_constraints",
          "routine_load_jobs",
          "routines",
          "schema_privileges",
          "schemata",
          "session_variables",
          "statistics",
          "stream_loads",
          "table_constraints",
          "table_privileges",
          "tables",
          "tables_config",
          "task_runs",
          "tasks",
          "temp_tables",
          "triggers",
          "user_privileges",
          "verbose_session_variables",
          "views",
          "warehouse_metrics",
          "warehouse_queries"};
}

std::vector<std::string_view> SysTables() {
  return {"fe_locks",        "fe_memory_usage",     "grants_to_roles",
          "grants_to_users", "object_dependencies", "role_edges"};
}

std::vector<std::string_view> StatisticsTables() {
  return {"column_statistics", "histogram_statistics", "table_statistic_v1"};
}

}  // namespace sandbox::behaviour
