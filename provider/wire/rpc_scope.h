// What one RPC works with: the engine, the caller, and the diagnostics it gathers.
#ifndef PROVIDER_WIRE_RPC_SCOPE_H_
#define PROVIDER_WIRE_RPC_SCOPE_H_

#include <string_view>

#include "absl/status/status.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/engine/diagnostic.h"
#include "provider/engine/server.h"

namespace tfplugin6 {
class DynamicValue;
}  // namespace tfplugin6

namespace wire {

// For one thread, for the time of one call. What it refers to must outlive it.
class RpcScope {
 public:
  RpcScope(engine::Server& engine, engine::Rpc rpc, engine::Diagnostics* diagnostics)
      : engine_(engine), rpc_(std::move(rpc)), diagnostics_(diagnostics) {}

  engine::Server& engine() { return engine_; }
  engine::Rpc& rpc() { return rpc_; }

  void Add(const engine::Diagnostics& more);
  void Error(std::string_view summary, const absl::Status& status);
  // True once there is an error.
  bool failed() const { return engine::HasError(*diagnostics_); }

  // The object type of a resource, data source or ephemeral resource; null after a diagnostic.
  const cty::Type* ResourceType(std::string_view name);
  const cty::Type* DataSourceType(std::string_view name);
  const cty::Type* EphemeralType(std::string_view name);

  // The value that Terraform sent; null after a diagnostic. `what` names it: "prior state".
  cty::Value Decode(const tfplugin6::DynamicValue& in, const cty::Type& type,
                    std::string_view what);
  // Writes an answer; a value that isn't of the type is a diagnostic, and `out` stays as it was.
  void Encode(const cty::Value& value, const cty::Type& type, tfplugin6::DynamicValue* out);
  // The same for a state that Terraform must not forget: on an error also writes the part of
  // `value` (or, if it is no object at all, of `fallback`) that can be stored.
  void EncodeStorable(const cty::Value& value, const cty::Type& type, const cty::Value& fallback,
                      tfplugin6::DynamicValue* out);

 private:
  const cty::Type* Known(const cty::Type* type, std::string_view kind, std::string_view name);

  engine::Server& engine_;
  engine::Rpc rpc_;
  engine::Diagnostics* diagnostics_;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_RPC_SCOPE_H_
