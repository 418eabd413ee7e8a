// ApplyResourceChange: the one call whose wrong answer loses an object. Every way out of here
// carries what is known to exist.
#include <utility>

#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/engine/checks.h"
#include "provider/engine/finish.h"
#include "provider/engine/guard.h"
#include "provider/engine/job.h"
#include "provider/engine/private_data.h"
#include "provider/engine/server.h"
#include "provider/engine/walk.h"
#include "provider/sdk/timeouts.h"

namespace engine {
namespace {

sdk::Operation OperationOf(const ApplyRequest& request) {
  if (request.planned.IsNull()) return sdk::Operation::kDelete;
  return request.prior.IsNull() ? sdk::Operation::kCreate : sdk::Operation::kUpdate;
}

std::string_view Doing(sdk::Operation operation) {
  switch (operation) {
    case sdk::Operation::kCreate:
      return "Creating";
    case sdk::Operation::kUpdate:
      return "Updating";
    case sdk::Operation::kDelete:
      return "Deleting";
    default:
      return "Reading";
  }
}

// Where the object's own word on timeouts is: in the plan, for a delete in the state.
const cty::Value& ObjectOf(const ApplyRequest& request) {
  return request.planned.IsNull() ? request.prior : request.planned;
}

absl::StatusOr<cty::Value> RunAuthor(sdk::AnyResource& resource, Job& job,
                                     const ApplyRequest& request) {
  switch (OperationOf(request)) {
    case sdk::Operation::kCreate:
      return Guarded(job.Where("Create"),
                     [&] { return resource.Create(job.call(), request.planned, request.config); });
    case sdk::Operation::kUpdate:
      return Guarded(job.Where("Update"), [&] {
        return resource.Update(job.call(), request.prior, request.planned, request.config);
      });
    default: {
      absl::Status status =
          Guarded(job.Where("Delete"), [&] { return resource.Delete(job.call(), request.prior); });
      if (!status.ok()) return status;
      return cty::Value::Null();
    }
  }
}

absl::StatusOr<cty::Value> RunLocked(sdk::AnyResource& resource, Job& job,
                                     const ApplyRequest& request, KeyedLocks& locks) {
  TF_ASSIGN(std::string key, Guarded(job.Where("LockKey"), [&]() -> absl::StatusOr<std::string> {
              return resource.LockKey(ObjectOf(request));
            }));
  if (!key.empty()) key = base::StrCat(request.type, ":", key);
  TF_ASSIGN(const KeyedLocks::Guard lock, locks.Acquire(key, job.context()));
  return RunAuthor(resource, job, request);
}

// `object` with the user's word on timeouts, for which an author's struct has no member.
cty::Value WithTimeouts(const schema::Schema& schema, const cty::Value& object,
                        const ApplyRequest& request) {
  const std::string name = sdk::kTimeouts;
  if (schema::Find(schema.attributes, name) == nullptr) return object;
  return object.With(name, ObjectOf(request).Get(name));
}

// What is known to exist after a failure: what the author kept; else the old object; else, when
// nobody knows whether the new one exists, the planned one (Terraform marks it tainted).
cty::Value AfterFailure(const schema::Schema& schema, const sdk::Call& call,
                        const ApplyRequest& request, const absl::Status& status) {
  if (call.partial()) {
    const cty::Value kept = Storable(schema, *call.partial());
    if (!kept.IsNull()) return WithTimeouts(schema, kept, request);
  }
  if (!request.prior.IsNull()) return request.prior;
  if (base::KindOf(status) == base::ErrorKind::kUnknownOutcome) {
    return Storable(schema, request.planned);
  }
  return cty::Value::Null();
}

// The author's object is judged as he returned it, and stored as it was planned.
void Succeed(const schema::Schema& schema, const ApplyRequest& request, const cty::Value& returned,
             ObjectResult* result) {
  result->state = cty::Value::Null();
  if (request.planned.IsNull()) return;
  const bool fits = cty::Conforms(returned, schema::ObjectType(schema.attributes));
  const cty::Value object = fits ? returned : cty::Value::Null();
  AppendViolations(
      request.type,
      CheckApplied(schema, request.planned, KeepSpelling(schema, request.planned, object)),
      &result->diagnostics);
  result->state = Storable(schema, MergeWithPlan(schema, request.planned, object));
}

}  // namespace

ObjectResult Server::Apply(const Rpc& rpc, const ApplyRequest& request) {
  ObjectResult result;
  result.state = request.prior;
  result.private_bytes = request.planned_private;
  auto it = catalog_.resources.find(request.type);
  if (it == catalog_.resources.end()) {
    result.diagnostics.push_back(UnknownType("resource type", request.type));
    return result;
  }
  sdk::AnyResource& resource = *it->second;
  auto private_data = DecodePrivate(request.planned_private);
  if (!private_data.ok()) {
    result.diagnostics.push_back(FromStatus("Unreadable private data", private_data.status()));
    return result;
  }
  const sdk::Operation operation = OperationOf(request);
  const absl::Duration timeout = sdk::TimeoutOf(resource.schema(), ObjectOf(request), operation);
  Job job(request.type, ContextFor(rpc, timeout), ProviderData(), *std::move(private_data));
  absl::StatusOr<cty::Value> returned = RunLocked(resource, job, request, locks_);
  AppendWarnings(job.call(), &result.diagnostics);
  if (returned.ok()) {
    Succeed(resource.schema(), request, *returned, &result);
  } else {
    result.diagnostics.push_back(FromStatus(
        base::StrCat(Doing(operation), " ", request.type, " failed"), returned.status()));
    result.state = AfterFailure(resource.schema(), job.call(), request, returned.status());
  }
  result.private_bytes = EncodePrivate(job.call().private_data());
  result.identity = KnownIdentity(resource, result.state);
  AppendViolations(request.type,
                   CheckIdentityKept(KnownIdentity(resource, request.prior), result.identity),
                   &result.diagnostics);
  return result;
}

}  // namespace engine
