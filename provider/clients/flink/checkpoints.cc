#include "provider/clients/flink/checkpoints.h"

#include <string_view>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/jobs.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;
using nlohmann::json;

// A snapshot without an address ("<checkpoint-not-externally-addressable>") is in memory only.
std::optional<Snapshot> ToSnapshot(const json& entry) {
  const std::string path = Text(entry, "external_path");
  if (path.empty() || path.front() == '<' || Flag(entry, "discarded")) return std::nullopt;
  return Snapshot{Number(entry, "id"), path};
}

}  // namespace

absl::StatusOr<Snapshots> FindSnapshots(const http::Client& client, const base::Context& context,
                                        const std::string& job_id) {
  auto answer = Ask(client, context, {.path = {"jobs", job_id, "checkpoints"}},
                    StrCat("Reading the checkpoints of the job ", job_id));
  if (!answer.ok()) {
    // "Checkpointing was not enabled" is a 404 too.
    if (base::KindOf(answer.status()) == base::ErrorKind::kNotFound) return Snapshots{};
    return answer.status();
  }
  const json& latest = Member(*answer, "latest");
  return Snapshots{ToSnapshot(Member(latest, "completed")), ToSnapshot(Member(latest, "savepoint")),
                   ToSnapshot(Member(latest, "restored"))};
}

absl::StatusOr<Retention> FindRetention(const http::Client& client, const base::Context& context,
                                        const std::string& job_id) {
  auto answer = Ask(client, context, {.path = {"jobs", job_id, "checkpoints", "config"}},
                    StrCat("Reading the checkpoint settings of the job ", job_id));
  if (!answer.ok()) {
    if (base::KindOf(answer.status()) == base::ErrorKind::kNotFound) return Retention{};
    return answer.status();
  }
  const json& externalization = Member(*answer, "externalization");
  const bool enabled = Flag(externalization, "enabled");
  return Retention{enabled, enabled && !Flag(externalization, "delete_on_cancellation")};
}

absl::StatusOr<std::string> NewestAfter(const http::Client& client, const base::Context& context,
                                        const std::string& job_id, const std::string& state) {
  TF_ASSIGN(const Snapshots found, FindSnapshots(client, context, job_id));
  TF_ASSIGN(const Retention retention, FindRetention(client, context, job_id));
  const bool kept =
      (state == "FAILED" && retention.on_failure) || (state == "CANCELED" && retention.on_cancel);
  const Snapshot* newest = found.restored ? &*found.restored : nullptr;
  for (const auto* candidate : {&found.savepoint, &found.checkpoint}) {
    if (candidate == &found.checkpoint && !kept) continue;
    if (*candidate && (newest == nullptr || (*candidate)->number > newest->number)) {
      newest = &**candidate;
    }
  }
  return newest == nullptr ? "" : newest->path;
}

}  // namespace flink
