// The tables of the databases that every front end has.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SYSTEM_TABLES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SYSTEM_TABLES_H_

#include <string_view>
#include <vector>

namespace sandbox::behaviour {

std::vector<std::string_view> InformationSchemaTables();
std::vector<std::string_view> SysTables();
std::vector<std::string_view> StatisticsTables();

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SYSTEM_TABLES_H_
