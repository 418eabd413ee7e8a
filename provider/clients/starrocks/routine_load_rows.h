// Reading the rows of SHOW ROUTINE LOAD.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_ROWS_H_
#define PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_ROWS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/routine_loads.h"
#include "provider/clients/starrocks/rows.h"

namespace starrocks {

// An error that shows the cell if one reads otherwise than expected.
absl::StatusOr<std::vector<RoutineLoad>> RoutineLoadsFrom(const Rows& rows);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROUTINE_LOAD_ROWS_H_
