// A connection to the service, with the real engine and the probe's catalog behind it. For tests.
#ifndef PROVIDER_WIRE_PROBE_SERVICE_FIXTURE_H_
#define PROVIDER_WIRE_PROBE_SERVICE_FIXTURE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "proto/tfplugin6.grpc.pb.h"
#include "provider/wire/convert.h"
#include "provider/wire/host.h"
#include "provider/wire/probe/probe_catalog.h"
#include "provider/wire/probe/probe_client.h"
#include "provider/wire/probe/probe_process.h"
#include "provider/wire/service.h"

namespace wire {

namespace pb = tfplugin6;
using cty::Value;

// The state of a probe_thing.
inline Value Thing(std::string name, Value id = Value::Null(), Value note = Value::Null()) {
  return Value::Map({{"name", Value::String(std::move(name))},
                     {"note", std::move(note)},
                     {"secret_wo", Value::Null()},
                     {"parts", Value::Null()},
                     {"id", std::move(id)}});
}

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() : engine_([] { return std::make_unique<engine::Server>(probe::MakeCatalog()); }) {
    Serve(&engine_);
  }

  // Has `engine` answer the stub's calls.
  void Serve(EngineHolder* engine) {
    Methods methods;
    AddProviderService(engine, &calls_, &methods);
    auto host = Host::Start({.socket_directory = directory_.path()}, std::move(methods));
    ASSERT_TRUE(host.ok()) << host.status();
    host_ = *std::move(host);
    stub_ = pb::Provider::NewStub(probe::PlainChannel(host_->endpoint()));
  }

  // Calls one method, which must answer OK.
  template <typename Response, typename Method, typename Request>
  Response Ask(Method method, const Request& request) {
    Response response;
    const grpc::Status status = Try(method, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  template <typename Method, typename Request, typename Response>
  grpc::Status Try(Method method, const Request& request, Response* response) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(30)));
    return ((*stub_).*method)(&context, request, response);
  }

  const cty::Type& ThingType() { return *engine_.Get().ResourceType("probe_thing"); }
  const cty::Type& WaitType() { return *engine_.Get().DataSourceType("probe_wait"); }
  const cty::Type& LeaseType() { return *engine_.Get().EphemeralType("probe_lease"); }

  static void Set(const Value& value, const cty::Type& type, pb::DynamicValue* out) {
    const absl::Status status = ToProto(value, type, out);
    EXPECT_TRUE(status.ok()) << status;
  }
  static Value Get(const pb::DynamicValue& in, const cty::Type& type) {
    EXPECT_EQ(in.json(), "") << "V1: msgpack only";
    EXPECT_NE(in.msgpack(), "") << "V1: null is written too";
    const auto value = FromProto(in, type);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or(Value::Unknown());
  }

  pb::ApplyResourceChange::Request ApplyOf(const Value& prior, const Value& planned,
                                           const Value& config) {
    pb::ApplyResourceChange::Request request;
    request.set_type_name("probe_thing");
    Set(prior, ThingType(), request.mutable_prior_state());
    Set(planned, ThingType(), request.mutable_planned_state());
    Set(config, ThingType(), request.mutable_config());
    return request;
  }
  pb::ApplyResourceChange::Response Create(const std::string& name) {
    return Ask<pb::ApplyResourceChange::Response>(
        &Stub::ApplyResourceChange,
        ApplyOf(Value::Null(), Thing(name, Value::Unknown()), Thing(name)));
  }
  pb::ReadDataSource::Request WaitFor(int calls) {
    pb::ReadDataSource::Request request;
    request.set_type_name("probe_wait");
    Set(Value::Map(
            {{"seconds", Value::Null()}, {"together", Value::Int(calls)}, {"seen", Value::Null()}}),
        WaitType(), request.mutable_config());
    return request;
  }

  using Stub = pb::Provider::Stub;
  probe::TempDirectory directory_;
  EngineHolder engine_;
  Calls calls_;
  std::unique_ptr<Host> host_;
  std::unique_ptr<Stub> stub_;
};

// The summaries of a response's diagnostics.
template <typename Response>
std::vector<std::string> Summaries(const Response& response) {
  std::vector<std::string> out;
  for (const pb::Diagnostic& d : response.diagnostics()) {
    EXPECT_NE(d.severity(), pb::Diagnostic::INVALID) << "D2";
    out.push_back(d.summary());
  }
  return out;
}

}  // namespace wire

#endif  // PROVIDER_WIRE_PROBE_SERVICE_FIXTURE_H_
