// The statements of routine loads.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_SQL_H_
#define PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_SQL_H_

#include "absl/status/statusor.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/routine_loads.h"

namespace starrocks {

// `db`.`job`
absl::StatusOr<sql::Statement> QualifiedLoad(const RoutineLoadName& name);
absl::StatusOr<sql::Statement> CreateRoutineLoadSql(const RoutineLoadName& name,
                                                    const RoutineLoadSpec& spec);
absl::StatusOr<sql::Statement> AlterRoutineLoadSql(const RoutineLoadName& name,
                                                   const RoutineLoadSpec& changed);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_SQL_H_
