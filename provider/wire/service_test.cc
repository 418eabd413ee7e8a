// The provider, data sources, ephemeral resources and functions over a real connection.
#include "provider/wire/service.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/wire/probe/service_fixture.h"

namespace wire {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Names(const pb::Schema& schema) {
  std::vector<std::string> out;
  for (const auto& attribute : schema.block().attributes()) out.push_back(attribute.name());
  return out;
}

const pb::Schema::Attribute& Find(const pb::Schema& schema, const std::string& name) {
  for (const auto& attribute : schema.block().attributes()) {
    if (attribute.name() == name) return attribute;
  }
  return pb::Schema::Attribute::default_instance();
}

TEST_F(ServiceTest, S7_S9_SchemaAndCapabilities) {
  const auto schema = Ask<pb::GetProviderSchema::Response>(&Stub::GetProviderSchema,
                                                           pb::GetProviderSchema::Request());
  EXPECT_TRUE(schema.has_provider());
  EXPECT_FALSE(schema.has_provider_meta());
  EXPECT_THAT(Names(schema.provider()), ElementsAre("endpoint", "token"));
  EXPECT_TRUE(Find(schema.provider(), "token").sensitive());
  EXPECT_TRUE(schema.server_capabilities().plan_destroy());
  EXPECT_TRUE(schema.server_capabilities().get_provider_schema_optional());
  EXPECT_TRUE(schema.server_capabilities().move_resource_state());
  EXPECT_EQ(schema.resource_schemas_size(), 1);
  EXPECT_EQ(schema.data_source_schemas_size(), 1);
  EXPECT_EQ(schema.ephemeral_resource_schemas_size(), 1);
  EXPECT_EQ(schema.functions_size(), 1);
  EXPECT_THAT(Summaries(schema), IsEmpty());
}

TEST_F(ServiceTest, S2_S11_SchemaOfAResource) {
  const auto schema = Ask<pb::GetProviderSchema::Response>(&Stub::GetProviderSchema,
                                                           pb::GetProviderSchema::Request())
                          .resource_schemas()
                          .at("probe_thing");
  EXPECT_EQ(schema.version(), 1);
  EXPECT_EQ(schema.block().description(), "A thing.");
  EXPECT_EQ(schema.block().description_kind(), pb::MARKDOWN);
  EXPECT_THAT(Names(schema), ElementsAre("id", "name", "note", "parts", "secret_wo"));
  EXPECT_TRUE(Find(schema, "name").required());
  EXPECT_EQ(Find(schema, "name").type(), "\"string\"");
  EXPECT_EQ(Find(schema, "name").description_kind(), pb::MARKDOWN);
  EXPECT_TRUE(Find(schema, "id").computed());
  EXPECT_TRUE(Find(schema, "note").deprecated());
  EXPECT_EQ(Find(schema, "note").deprecation_message(), "Use parts.");
  EXPECT_TRUE(Find(schema, "secret_wo").write_only());
  const auto& parts = Find(schema, "parts");
  EXPECT_EQ(parts.type(), "");
  EXPECT_EQ(parts.nested_type().nesting(), pb::Schema::Object::LIST);
  ASSERT_EQ(parts.nested_type().attributes_size(), 2);
  EXPECT_EQ(parts.nested_type().attributes(1).type(), "\"number\"");
}

TEST_F(ServiceTest, S10_SchemaIsTheSameEveryTime) {
  const pb::GetProviderSchema::Request request;
  const auto first = Ask<pb::GetProviderSchema::Response>(&Stub::GetProviderSchema, request);
  const auto second = Ask<pb::GetProviderSchema::Response>(&Stub::GetProviderSchema, request);
  EXPECT_EQ(first.DebugString(), second.DebugString());
}

TEST_F(ServiceTest, MetadataAndFunctionsAgreeWithTheSchema) {
  const auto metadata =
      Ask<pb::GetMetadataRpc::Response>(&Stub::GetMetadata, pb::GetMetadataRpc::Request());
  ASSERT_EQ(metadata.resources_size(), 1);
  EXPECT_EQ(metadata.resources(0).type_name(), "probe_thing");
  EXPECT_EQ(metadata.data_sources(0).type_name(), "probe_wait");
  EXPECT_EQ(metadata.ephemeral_resources(0).type_name(), "probe_lease");
  EXPECT_EQ(metadata.functions(0).name(), "shout");
  EXPECT_TRUE(metadata.server_capabilities().plan_destroy());
  const auto functions =
      Ask<pb::GetFunctions::Response>(&Stub::GetFunctions, pb::GetFunctions::Request());
  const pb::Function& shout = functions.functions().at("shout");
  EXPECT_EQ(shout.parameters(0).name(), "text");
  EXPECT_EQ(shout.parameters(0).type(), "\"string\"");
  EXPECT_EQ(shout.return_().type(), "\"string\"");
  EXPECT_FALSE(shout.has_variadic_parameter());
}

TEST_F(ServiceTest, IdentitiesAreEmptyAndWhatWeLackIsUnimplemented) {
  const auto identities = Ask<pb::GetResourceIdentitySchemas::Response>(
      &Stub::GetResourceIdentitySchemas, pb::GetResourceIdentitySchemas::Request());
  EXPECT_EQ(identities.identity_schemas_size(), 0);
  Ask<pb::UpgradeResourceIdentity::Response>(&Stub::UpgradeResourceIdentity,
                                             pb::UpgradeResourceIdentity::Request());
  pb::PlanAction::Response response;
  EXPECT_EQ(Try(&Stub::PlanAction, pb::PlanAction::Request(), &response).error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

TEST_F(ServiceTest, D4_ProviderConfigurationProblemHasItsPath) {
  pb::ValidateProviderConfig::Request request;
  Set(Value::Map({{"endpoint", Value::String("bad")}, {"token", Value::Null()}}),
      engine_.Get().ProviderType(), request.mutable_config());
  const auto response =
      Ask<pb::ValidateProviderConfig::Response>(&Stub::ValidateProviderConfig, request);
  ASSERT_EQ(response.diagnostics_size(), 1);
  const pb::AttributePath& path = response.diagnostics(0).attribute();
  ASSERT_EQ(path.steps_size(), 1);
  EXPECT_EQ(path.steps(0).attribute_name(), "endpoint");
}

TEST_F(ServiceTest, C4_ConfigureTakesUnknowns) {
  pb::ConfigureProvider::Request request;
  Set(Value::Map({{"endpoint", Value::Unknown()}, {"token", Value::Unknown()}}),
      engine_.Get().ProviderType(), request.mutable_config());
  EXPECT_THAT(Summaries(Ask<pb::ConfigureProvider::Response>(&Stub::ConfigureProvider, request)),
              IsEmpty());
}

TEST_F(ServiceTest, D4_PathStepsOfEveryKind) {
  pb::AttributePath path;
  ToProto(cty::Path("a").Key("k").Index(3), &path);
  ASSERT_EQ(path.steps_size(), 3);
  EXPECT_EQ(path.steps(0).attribute_name(), "a");
  EXPECT_EQ(path.steps(1).element_key_string(), "k");
  EXPECT_EQ(path.steps(2).element_key_int(), 3);
}

TEST_F(ServiceTest, D1_UnknownTypesAreDiagnostics) {
  pb::ReadResource::Request resource;
  resource.set_type_name("probe_nothing");
  EXPECT_THAT(Summaries(Ask<pb::ReadResource::Response>(&Stub::ReadResource, resource)),
              ElementsAre("Unknown resource type"));
  pb::ReadDataSource::Request data;
  EXPECT_THAT(Summaries(Ask<pb::ReadDataSource::Response>(&Stub::ReadDataSource, data)),
              ElementsAre("Unknown data source"));
  pb::OpenEphemeralResource::Request open;
  EXPECT_THAT(
      Summaries(Ask<pb::OpenEphemeralResource::Response>(&Stub::OpenEphemeralResource, open)),
      ElementsAre("Unknown ephemeral resource type"));
}

TEST_F(ServiceTest, T2_DataSource) {
  pb::ValidateDataResourceConfig::Request validate;
  validate.set_type_name("probe_wait");
  *validate.mutable_config() = WaitFor(1).config();
  EXPECT_THAT(Summaries(Ask<pb::ValidateDataResourceConfig::Response>(
                  &Stub::ValidateDataResourceConfig, validate)),
              IsEmpty());
  const auto response = Ask<pb::ReadDataSource::Response>(&Stub::ReadDataSource, WaitFor(1));
  EXPECT_EQ(Get(response.state(), WaitType()).Get("seen"), Value::Int(1));
}

TEST_F(ServiceTest, E3_EphemeralFromOpenToClose) {
  const Value config = Value::Map({{"scope", Value::String("db")}, {"secret", Value::Null()}});
  pb::ValidateEphemeralResourceConfig::Request validate;
  validate.set_type_name("probe_lease");
  Set(config, LeaseType(), validate.mutable_config());
  EXPECT_THAT(Summaries(Ask<pb::ValidateEphemeralResourceConfig::Response>(
                  &Stub::ValidateEphemeralResourceConfig, validate)),
              IsEmpty());
  pb::OpenEphemeralResource::Request open;
  open.set_type_name("probe_lease");
  *open.mutable_config() = validate.config();
  const auto opened = Ask<pb::OpenEphemeralResource::Response>(&Stub::OpenEphemeralResource, open);
  EXPECT_EQ(Get(opened.result(), LeaseType()).Get("secret"), Value::String("secret of db"));
  EXPECT_EQ(opened.renew_at().seconds(), 1'700'000'000);
  EXPECT_EQ(opened.renew_at().nanos(), 500'000'000);
  pb::RenewEphemeralResource::Request renew;
  renew.set_type_name("probe_lease");
  renew.set_private_(opened.private_());
  const auto renewed =
      Ask<pb::RenewEphemeralResource::Response>(&Stub::RenewEphemeralResource, renew);
  EXPECT_EQ(renewed.renew_at().seconds(), 1'700'000'060);
  pb::CloseEphemeralResource::Request close;
  close.set_type_name("probe_lease");
  close.set_private_(renewed.private_());
  EXPECT_THAT(
      Summaries(Ask<pb::CloseEphemeralResource::Response>(&Stub::CloseEphemeralResource, close)),
      IsEmpty());
  close.clear_private_();
  EXPECT_EQ(
      Summaries(Ask<pb::CloseEphemeralResource::Response>(&Stub::CloseEphemeralResource, close))
          .size(),
      1u);
}

class FunctionTest : public ServiceTest {
 protected:
  pb::CallFunction::Response Shout(const std::vector<Value>& arguments,
                                   const std::string& name = "shout") {
    pb::CallFunction::Request request;
    request.set_name(name);
    for (const Value& argument : arguments) {
      Set(argument, cty::Type::String(), request.add_arguments());
    }
    return Ask<pb::CallFunction::Response>(&Stub::CallFunction, request);
  }
};

TEST_F(FunctionTest, C8_WorksUnconfigured) {
  const auto response = Shout({Value::String("abc")});
  EXPECT_FALSE(response.has_error()) << response.error().text();
  EXPECT_EQ(Get(response.result(), cty::Type::String()), Value::String("ABC"));
}

TEST_F(FunctionTest, F4_ErrorNamesItsArgument) {
  const auto response = Shout({Value::String("")});
  EXPECT_THAT(response.error().text(), HasSubstr("There is no text"));
  EXPECT_TRUE(response.error().has_function_argument());
  EXPECT_EQ(response.error().function_argument(), 0);
}

TEST_F(FunctionTest, F4_WrongNumberOfArgumentsAndUnknownName) {
  EXPECT_TRUE(Shout({}).has_error());
  const auto many = Shout({Value::String("a"), Value::String("b")});
  EXPECT_EQ(many.error().function_argument(), 1);
  EXPECT_THAT(Shout({}, "whisper").error().text(), HasSubstr("whisper"));
}

TEST_F(FunctionTest, F4_UnreadableArgumentIsNamed) {
  pb::CallFunction::Request request;
  request.set_name("shout");
  request.add_arguments()->set_msgpack("\xc1");
  const auto response = Ask<pb::CallFunction::Response>(&Stub::CallFunction, request);
  EXPECT_TRUE(response.error().has_function_argument());
}

TEST_F(ServiceTest, C11_CallsAfterStopWork) {
  const auto stopped =
      Ask<pb::StopProvider::Response>(&Stub::StopProvider, pb::StopProvider::Request());
  EXPECT_EQ(stopped.error(), "");
  EXPECT_EQ(Get(Create("a").new_state(), ThingType()), Thing("a", Value::String("id-a")));
}

TEST_F(ServiceTest, C10_StopEndsARunningCall) {
  auto request = WaitFor(1);
  Set(Value::Map(
          {{"seconds", Value::Int(60)}, {"together", Value::Int(1)}, {"seen", Value::Null()}}),
      WaitType(), request.mutable_config());
  pb::ReadDataSource::Response response;
  std::thread call(
      [&] { response = Ask<pb::ReadDataSource::Response>(&Stub::ReadDataSource, request); });
  absl::SleepFor(absl::Milliseconds(200));
  const absl::Time begin = absl::Now();
  Ask<pb::StopProvider::Response>(&Stub::StopProvider, pb::StopProvider::Request());
  call.join();
  EXPECT_LT(absl::Now() - begin, absl::Seconds(1));
  EXPECT_EQ(Summaries(response).size(), 1u);
}

TEST_F(ServiceTest, H15_FiftyCallsRunTogether) {
  constexpr int kCalls = 50;
  const auto request = WaitFor(kCalls);
  std::vector<std::thread> threads;
  for (int i = 0; i < kCalls; ++i) {
    threads.emplace_back([&] {
      const auto response = Ask<pb::ReadDataSource::Response>(&Stub::ReadDataSource, request);
      EXPECT_EQ(Get(response.state(), WaitType()).Get("seen"), Value::Int(kCalls));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(calls_.WaitForNone(absl::Seconds(1)));
}

TEST_F(ServiceTest, D1_AnEngineThatCannotBeMadeIsADiagnosticEveryTime) {
  EngineHolder broken([]() -> std::unique_ptr<engine::Server> { throw std::runtime_error("no"); });
  Serve(&broken);
  pb::ReadResource::Request request;
  request.set_type_name("probe_thing");
  for (int i = 0; i < 2; ++i) {
    const auto response = Ask<pb::ReadResource::Response>(&Stub::ReadResource, request);
    ASSERT_EQ(response.diagnostics_size(), 1);
    EXPECT_EQ(response.diagnostics(0).summary(), "Internal error in ReadResource");
    EXPECT_THAT(response.diagnostics(0).detail(), HasSubstr("at probe_thing: no."));
  }
}

}  // namespace
}  // namespace wire
