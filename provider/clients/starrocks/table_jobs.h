// The jobs by which a server changes the columns of a table.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_JOBS_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_JOBS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/table_sql.h"

namespace starrocks {

struct AlterJob {
  int64_t id = 0;        // grows from job to job
  std::string state;     // PENDING, WAITING_TXN, RUNNING, FINISHED, CANCELLED
  std::string message;   // why it was cancelled
  std::string progress;  // may be empty
};

// The table's last job by SHOW ALTER TABLE COLUMN; nullopt if it has none (they are forgotten after
// some days).
absl::StatusOr<std::optional<AlterJob>> LastAlterJob(Client& client, const base::Context& context,
                                                     const TableName& name);

// Returns when the table's last job has ended: OK if it is finished or there is none behind
// `after`. kFinal with the server's words if it was cancelled, and if the time is up: then the job
// goes on.
absl::Status AwaitAlterJob(Client& client, const base::Context& context, const TableName& name,
                           int64_t after);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_JOBS_H_
