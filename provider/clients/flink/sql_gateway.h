// Jobs made of SQL by Flink's SQL Gateway (REST v2 and newer).
#ifndef PROVIDER_CLIENTS_FLINK_SQL_GATEWAY_H_
#define PROVIDER_CLIENTS_FLINK_SQL_GATEWAY_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

struct SqlStatement {
  std::string text;   // as it is sent; may hold secrets
  std::string shown;  // for messages
};

struct SqlScript {
  // Options of the session: "pipeline.name" and so on.
  std::map<std::string, std::string> properties;
  // The last one starts the job.
  std::vector<SqlStatement> statements;
};

// Runs the script in a session of its own, which is closed whatever comes. Errors name the
// statement. kAlreadyExists: the job id among the properties is taken. kUnknownOutcome: the job may
// have been submitted.
absl::Status RunSql(const http::Client& gateway, const base::Context& context,
                    const SqlScript& script);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_SQL_GATEWAY_H_
