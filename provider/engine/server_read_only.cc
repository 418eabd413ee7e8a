// Data sources, ephemeral resources, functions.
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/engine/checks.h"
#include "provider/engine/finish.h"
#include "provider/engine/guard.h"
#include "provider/engine/job.h"
#include "provider/engine/private_data.h"
#include "provider/engine/server.h"
#include "provider/engine/validate.h"

namespace engine {
namespace {

constexpr absl::Duration kReadBudget = absl::Minutes(5);

// Runs the schema's checks and then the author's, for data sources and ephemeral resources alike.
template <typename Part>
Diagnostics ValidatePart(Part& part, Job& job, std::string_view type, const cty::Value& config) {
  Diagnostics diagnostics = CheckConfig(part.schema(), config, true);
  if (HasError(diagnostics)) return diagnostics;
  absl::Status status =
      Guarded(job.Where("Validate"), [&] { return part.Validate(job.call(), config); });
  AppendWarnings(job.call(), &diagnostics);
  if (!status.ok()) diagnostics.push_back(FromStatus(base::StrCat("Invalid ", type), status));
  return diagnostics;
}

// `result` stands by itself and echoes what the configuration says.
void CheckResult(const schema::Schema& schema, std::string_view type, const cty::Value& config,
                 const cty::Value& result, Diagnostics* out) {
  auto violations = CheckObject(schema, result);
  if (violations.empty()) violations = CheckEcho(schema, config, result);
  AppendViolations(type, violations, out);
}

template <typename Map>
auto* FindPart(const Map& parts, std::string_view kind, std::string_view type, Diagnostics* out) {
  auto it = parts.find(type);
  if (it != parts.end()) return it->second.get();
  out->push_back(UnknownType(kind, type));
  return static_cast<typename Map::mapped_type::pointer>(nullptr);
}

// Without a stop at its end: Terraform puts one there.
std::string FunctionError(const absl::Status& status) {
  std::string text = FromStatus("", status).detail;
  while (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

// Why the arguments can't be used; nullopt if they can. `unknown` becomes true if the answer must
// be unknown.
std::optional<FunctionResult> RefuseArguments(const sdk::Function& f,
                                              const std::vector<cty::Value>& arguments,
                                              bool* unknown) {
  const size_t fixed = f.parameters.size();
  if (arguments.size() < fixed || (arguments.size() > fixed && !f.variadic)) {
    return FunctionResult{{}, base::StrCat(f.name, " takes ", fixed, " arguments"), {}};
  }
  for (size_t i = 0; i < arguments.size(); ++i) {
    const sdk::Parameter& p = i < fixed ? f.parameters[i] : *f.variadic;
    const int index = static_cast<int>(i);
    if (arguments[i].IsNull() && !p.allow_null) {
      return FunctionResult{{}, base::StrCat("The argument ", p.name, " must not be null"), index};
    }
    if (!arguments[i].IsWhollyKnown() && !p.allow_unknown) *unknown = true;
  }
  return std::nullopt;
}

}  // namespace

Diagnostics Server::ValidateDataSource(const Rpc& rpc, std::string_view type,
                                       const cty::Value& config) {
  Diagnostics diagnostics;
  auto* source = FindPart(catalog_.data_sources, "data source", type, &diagnostics);
  if (source == nullptr) return diagnostics;
  Job job(type, ContextFor(rpc, kReadBudget), nullptr);
  return ValidatePart(*source, job, type, config);
}

ObjectResult Server::ReadDataSource(const Rpc& rpc, std::string_view type,
                                    const cty::Value& config) {
  ObjectResult result;
  auto* source = FindPart(catalog_.data_sources, "data source", type, &result.diagnostics);
  if (source == nullptr) return result;
  Job job(type, ContextFor(rpc, kReadBudget), ProviderData());
  auto read = Guarded(job.Where("Read"), [&] { return source->Read(job.call(), config); });
  AppendWarnings(job.call(), &result.diagnostics);
  if (!read.ok()) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Reading ", type, " failed"), read.status()));
    return result;
  }
  CheckResult(source->schema(), type, config, *read, &result.diagnostics);
  result.state = Storable(source->schema(), *read);
  return result;
}

Diagnostics Server::ValidateEphemeral(const Rpc& rpc, std::string_view type,
                                      const cty::Value& config) {
  Diagnostics diagnostics;
  auto* source = FindPart(catalog_.ephemerals, "ephemeral resource type", type, &diagnostics);
  if (source == nullptr) return diagnostics;
  Job job(type, ContextFor(rpc, kReadBudget), nullptr);
  return ValidatePart(*source, job, type, config);
}

EphemeralResult Server::OpenEphemeral(const Rpc& rpc, std::string_view type,
                                      const cty::Value& config) {
  EphemeralResult result;
  auto* source =
      FindPart(catalog_.ephemerals, "ephemeral resource type", type, &result.diagnostics);
  if (source == nullptr) return result;
  Job job(type, ContextFor(rpc, kReadBudget), ProviderData());
  auto opened = Guarded(job.Where("Open"), [&] { return source->Open(job.call(), config); });
  AppendWarnings(job.call(), &result.diagnostics);
  if (!opened.ok()) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Opening ", type, " failed"), opened.status()));
    return result;
  }
  CheckResult(source->schema(), type, config, opened->result, &result.diagnostics);
  result.result = Storable(source->schema(), opened->result);
  result.renew_at = opened->renew_at;
  result.private_bytes = EncodePrivate(job.call().private_data());
  return result;
}

EphemeralResult Server::RenewEphemeral(const Rpc& rpc, std::string_view type,
                                       std::string_view private_bytes) {
  EphemeralResult result;
  result.private_bytes = std::string(private_bytes);
  auto* source =
      FindPart(catalog_.ephemerals, "ephemeral resource type", type, &result.diagnostics);
  if (source == nullptr) return result;
  auto private_data = DecodePrivate(private_bytes);
  if (!private_data.ok()) {
    result.diagnostics.push_back(FromStatus("Unreadable private data", private_data.status()));
    return result;
  }
  Job job(type, ContextFor(rpc, kReadBudget), ProviderData(), *std::move(private_data));
  auto renewed = Guarded(job.Where("Renew"), [&] { return source->Renew(job.call()); });
  AppendWarnings(job.call(), &result.diagnostics);
  if (renewed.ok()) {
    result.renew_at = *renewed;
    result.private_bytes = EncodePrivate(job.call().private_data());
  } else {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Renewing ", type, " failed"), renewed.status()));
  }
  return result;
}

EphemeralResult Server::CloseEphemeral(const Rpc& rpc, std::string_view type,
                                       std::string_view private_bytes) {
  EphemeralResult result;
  auto* source =
      FindPart(catalog_.ephemerals, "ephemeral resource type", type, &result.diagnostics);
  if (source == nullptr) return result;
  auto private_data = DecodePrivate(private_bytes);
  if (!private_data.ok()) {
    result.diagnostics.push_back(FromStatus("Unreadable private data", private_data.status()));
    return result;
  }
  Job job(type, ContextFor(rpc, kReadBudget), ProviderData(), *std::move(private_data));
  absl::Status status = Guarded(job.Where("Close"), [&] { return source->Close(job.call()); });
  AppendWarnings(job.call(), &result.diagnostics);
  if (!status.ok()) {
    result.diagnostics.push_back(FromStatus(base::StrCat("Closing ", type, " failed"), status));
  }
  return result;
}

FunctionResult Server::CallFunction(std::string_view name,
                                    const std::vector<cty::Value>& arguments) {
  auto it = catalog_.functions.find(name);
  if (it == catalog_.functions.end()) {
    return {{}, base::StrCat("This version of the provider has no function ", name), {}};
  }
  const sdk::Function& f = it->second;
  bool unknown = false;
  if (auto refused = RefuseArguments(f, arguments, &unknown)) return *refused;
  if (unknown) return {cty::Value::Unknown(), {}, {}};
  auto result = Guarded(base::StrCat("function ", name), [&] { return f.run(arguments); });
  if (!result.ok()) {
    return {{}, FunctionError(result.status()), sdk::ArgumentOf(result.status())};
  }
  return {*std::move(result), {}, {}};
}

}  // namespace engine
