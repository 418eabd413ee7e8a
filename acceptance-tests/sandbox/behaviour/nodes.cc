#include "acceptance-tests/sandbox/behaviour/nodes.h"

#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

constexpr int kBackends = 3;

std::vector<Cell> BackendRow(int number, const State& state) {
  std::string now = FormatTime(NowSeconds());
  return {StrCat(10000 + number),
          StrCat("127.0.0.1", number),
          "9050",
          "9060",
          "8040",
          "8060",
          FormatTime(state.start_seconds),
          now,
          "true",
          "false",
          "false",
          "6",
          "18.626 GB",
          "46.566 GB",
          "93.132 GB",
          "50.00 %",
          "50.00 %",
          "",
          std::string(kVersion),
          StrCat("{\"lastSuccessReportTabletsTime\":\"", now, "\"}"),
          "65.193 GB",
          "28.57 %",
          "16",
          "64.000GB",
          "0",
          "0.00 %",
          "0.0 %",
          "N/A",
          "",
          "OK"};
}

}  // namespace

std::string FrontendName(const State& state) {
  return StrCat("127.0.0.1_9010_", state.start_seconds * 1000);
}

std::string FrontendAddress() { return "127.0.0.1:9010"; }

RowsResult ListFrontends(const State& state) {
  RowsResult result =
      MakeRows({"Id", "Name", "IP", "EditLogPort", "HttpPort", "QueryPort", "RpcPort", "Role",
                "ClusterId", "Join", "Alive", "ReplayedJournalId", "LastHeartbeat", "IsHelper",
                "ErrMsg", "StartTime", "Version"});
  result.rows.push_back({"1", FrontendName(state), "127.0.0.1", "9010", "8030", "9030", "9020",
                         "LEADER", "416894883", "true", "true", "23", FormatTime(NowSeconds()),
                         "true", "", FormatTime(state.start_seconds), std::string(kVersion)});
  return result;
}

RowsResult ListBackends(const State& state) {
  RowsResult result = MakeRows({"BackendId",
                                "IP",
                                "HeartbeatPort",
                                "BePort",
                                "HttpPort",
                                "BrpcPort",
                                "LastStartTime",
                                "LastHeartbeat",
                                "Alive",
                                "SystemDecommissioned",
                                "ClusterDecommissioned",
                                "TabletNum",
                                "DataUsedCapacity",
                                "AvailCapacity",
                                "TotalCapacity",
                                "UsedPct",
                                "MaxDiskUsedPct",
                                "ErrMsg",
                                "Version",
                                "Status",
                                "DataTotalCapacity",
                                "DataUsedPct",
                                "CpuCores",
                                "MemLimit",
                                "NumRunningQueries",
                                "MemUsedPct",
                                "CpuUsedPct",
                                "DataCacheMetrics",
                                "Location",
                                "StatusCode"});
  for (int i = 1; i <= kBackends; ++i) result.rows.push_back(BackendRow(i, state));
  return result;
}

RowsResult ListComputeNodes(const State&) {
  return MakeRows({"ComputeNodeId",
                   "IP",
                   "HeartbeatPort",
                   "BePort",
                   "HttpPort",
                   "BrpcPort",
                   "LastStartTime",
                   "LastHeartbeat",
                   "Alive",
                   "SystemDecommissioned",
                   "ClusterDecommissioned",
                   "ErrMsg",
                   "Version",
                   "CpuCores",
                   "MemLimit",
                   "NumRunningQueries",
                   "MemUsedPct",
                   "CpuUsedPct",
                   "DataCacheMetrics",
                   "HasStoragePath",
                   "StatusCode"});
}

}  // namespace sandbox::behaviour
