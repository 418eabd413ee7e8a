#include "provider/clients/flink/overview.h"

#include "provider/base/status.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/json.h"

namespace flink {

absl::StatusOr<Overview> GetOverview(const http::Client& client, const base::Context& context) {
  TF_ASSIGN(const nlohmann::json answer,
            Ask(client, context, {.path = {"overview"}}, "Reading the cluster's overview"));
  return Overview{Text(answer, "flink-version"),     Text(answer, "flink-commit"),
                  Number(answer, "taskmanagers"),    Number(answer, "slots-total"),
                  Number(answer, "slots-available"), Number(answer, "jobs-running"),
                  Number(answer, "jobs-finished"),   Number(answer, "jobs-cancelled"),
                  Number(answer, "jobs-failed")};
}

}  // namespace flink
