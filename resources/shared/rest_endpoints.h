// The five REST endpoints of the provider block: one table says where each one's settings are.
#ifndef RESOURCES_SHARED_REST_ENDPOINTS_H_
#define RESOURCES_SHARED_REST_ENDPOINTS_H_

#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/http/options.h"
#include "resources/shared/http_settings.h"

namespace resources {

struct Settings;

enum class Rest { kFlink, kFlinkSqlGateway, kKafkaConnect, kSchemaRegistry, kFrontEnd };
inline constexpr std::array kRestEndpoints = {Rest::kFlink, Rest::kFlinkSqlGateway,
                                              Rest::kKafkaConnect, Rest::kSchemaRegistry,
                                              Rest::kFrontEnd};

// Whether it has an address, one that is not known yet included.
bool IsNamed(const Settings& settings, Rest endpoint);

// The endpoint's settings that only the apply will know.
std::vector<std::string> UnknownSettings(const Settings& settings, Rest endpoint);

// What can be said against the combination of what is known, for all endpoints.
absl::Status CheckRestSettings(const Settings& settings);

// How to reach it: the configuration, then the environment. All its settings must be known. Without
// an address the error names the attribute and the environment variable.
absl::StatusOr<http::Options> ToHttpOptions(const Settings& settings, Rest endpoint);

// The error of a provider without a block.
absl::Status NotConfigured(Rest endpoint);

}  // namespace resources

#endif  // RESOURCES_SHARED_REST_ENDPOINTS_H_
