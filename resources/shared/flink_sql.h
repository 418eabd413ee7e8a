// The SQL of a starrocks_flink_sql_job: which statements it may have, and the secrets in them.
#ifndef RESOURCES_SHARED_FLINK_SQL_H_
#define RESOURCES_SHARED_FLINK_SQL_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/flink/sql_gateway.h"

namespace resources {

// Statements that prepare the session and start no job: SET, RESET, CREATE (not ... AS SELECT),
// DROP TEMPORARY, USE, LOAD and UNLOAD MODULE, ADD and REMOVE JAR.
absl::Status CheckSetup(const std::vector<std::string>& statements);

// INSERT INTO / OVERWRITE, or EXECUTE STATEMENT SET.
absl::Status CheckJobStatement(const std::string& statement);

// `text` with each {{secret.NAME}} replaced by the secret, its quotes doubled: a placeholder stands
// inside a string literal. An error names what is missing. `shown` stays as written.
absl::StatusOr<flink::SqlStatement> WithSecrets(const std::string& text,
                                                const std::map<std::string, std::string>& secrets);

}  // namespace resources

#endif  // RESOURCES_SHARED_FLINK_SQL_H_
