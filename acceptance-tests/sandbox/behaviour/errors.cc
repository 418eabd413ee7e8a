#include "acceptance-tests/sandbox/behaviour/errors.h"

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {

ErrorResult RunError(ErrorCode code, std::string_view message) {
  return {code.code, code.sqlstate, std::string(message)};
}

ErrorResult RunError(std::string_view message) { return RunError(kGeneric, message); }

ErrorResult AnalyzeError(ErrorCode code, std::string_view message) {
  return RunError(code, StrCat("Getting analyzing error. Detail message: ", message, "."));
}

ErrorResult AnalyzeError(std::string_view message) { return AnalyzeError(kGeneric, message); }

namespace {

ErrorResult Either(ErrorCode code, const std::string& message, bool analyzing) {
  return analyzing ? AnalyzeError(code, message) : RunError(code, message);
}

}  // namespace

ErrorResult UnknownDatabase(std::string_view name, bool analyzing) {
  return Either(kUnknownDatabase, StrCat("Unknown database '", name, "'"), analyzing);
}

ErrorResult UnknownCatalog(std::string_view name, bool analyzing) {
  return Either(kUnknownCatalog, StrCat("Unknown catalog '", name, "'"), analyzing);
}

ErrorResult NotSimulated(std::string_view text) {
  return RunError(StrCat("Getting syntax error at line 1, column 0. Detail message: No viable ",
                         "statement for input '", text, "'."));
}

ErrorResult NoDatabaseSelected() { return AnalyzeError(kNoDatabase, "No database selected"); }

}  // namespace sandbox::behaviour
