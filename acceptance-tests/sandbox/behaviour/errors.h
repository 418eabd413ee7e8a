// The shapes in which a front end words its refusals.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ERRORS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ERRORS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

using MaybeError = std::optional<ErrorResult>;

// A code, its SQL state and a text as it stands.
struct ErrorCode {
  uint16_t code;
  const char* sqlstate;
};
inline constexpr ErrorCode kGeneric = {1064, "HY000"};
inline constexpr ErrorCode kNoDatabase = {1046, "3D000"};
inline constexpr ErrorCode kUnknownDatabase = {5501, "3F000"};
inline constexpr ErrorCode kUnknownTable = {5502, "42602"};
inline constexpr ErrorCode kTableExists = {1050, "42S01"};
inline constexpr ErrorCode kWrongObject = {1347, "HY000"};
inline constexpr ErrorCode kUnknownCatalog = {5078, "42000"};
inline constexpr ErrorCode kBadDatabaseName = {1102, "42000"};
inline constexpr ErrorCode kAccessDenied = {5203, "42000"};
inline constexpr ErrorCode kSemantic = {5064, "42000"};
inline constexpr ErrorCode kBadPasswordHash = {5201, "HY000"};
inline constexpr ErrorCode kUnknownVariable = {1193, "HY000"};
inline constexpr ErrorCode kWrongVariableValue = {1231, "42000"};
inline constexpr ErrorCode kWrongVariableType = {1232, "42000"};
inline constexpr ErrorCode kReadOnlyVariable = {1621, "HY000"};
inline constexpr ErrorCode kUnknownThread = {1094, "HY000"};
inline constexpr ErrorCode kNotPreparable = {1295, "HY000"};

// The text as it stands: an error met while the statement runs.
ErrorResult RunError(ErrorCode code, std::string_view message);
ErrorResult RunError(std::string_view message);

// "Getting analyzing error. Detail message: <message>.": met before the privileges are looked at.
ErrorResult AnalyzeError(ErrorCode code, std::string_view message);
ErrorResult AnalyzeError(std::string_view message);

// `analyzing` picks between the two shapes above.
ErrorResult UnknownDatabase(std::string_view name, bool analyzing);
ErrorResult UnknownCatalog(std::string_view name, bool analyzing);
ErrorResult NoDatabaseSelected();
// What the stand-in does not do is refused like text that does not parse.
ErrorResult NotSimulated(std::string_view text);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ERRORS_H_
