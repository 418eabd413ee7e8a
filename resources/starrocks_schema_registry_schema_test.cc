// starrocks_schema_registry_schema against a registry in the test's own process.
#include <cstdlib>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/clients/schema_registry/testing/fake_registry.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::TextOf;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kInt[] = R"({"type":"int"})", kLong[] = R"({"type":"long"})";

class RegistrySchemaTest : public testing::Test {
 protected:
  RegistrySchemaTest() {
    setenv("SCHEMA_REGISTRY_URL", registry_.url().c_str(), 1);
    EXPECT_EQ(bench_.Configure(), "");
  }
  ~RegistrySchemaTest() override { unsetenv("SCHEMA_REGISTRY_URL"); }

  Value Of(const char* schema, Value::Members members = {}) {
    members.try_emplace("subject", Str("s"));
    members.try_emplace("schema", Str(schema));
    return bench_.Of(std::move(members));
  }
  Value Applied(const Value& prior, const Value& config) {
    const engine::ObjectResult result = bench_.Apply(prior, config);
    EXPECT_THAT(result.diagnostics, IsEmpty()) << TextOf(result.diagnostics);
    return result.state;
  }
  Value Imported(const std::string& id) {
    std::string errors;
    const Value stub = bench_.Import(id, &errors);
    EXPECT_EQ(errors, "");
    return bench_.Read(stub, /*imported=*/true).state;
  }

  schema_registry::testing::FakeRegistry registry_;
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_schema_registry_schema"};
};

TEST_F(RegistrySchemaTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(kInt)), "");
  EXPECT_THAT(bench_.Validate(Of("")), HasSubstr("[schema]"));
  EXPECT_THAT(bench_.Validate(Of(kInt, {{"schema_type", Str("XML")}})), HasSubstr("[schema_type]"));
}

TEST_F(RegistrySchemaTest, VersionsFollowTheText) {
  const Value first = Applied({}, Of(kInt));
  EXPECT_EQ(first.Get("version"), Value::Int(1));
  EXPECT_EQ(first.Get("schema_id"), Value::Int(1));
  EXPECT_EQ(bench_.Read(first).state, first);
  const Value second = Applied(first, Of(kLong));
  EXPECT_EQ(second.Get("version"), Value::Int(2));
  EXPECT_EQ(registry_.subjects().at("s").size(), 2u);
}

TEST_F(RegistrySchemaTest, AnotherLayoutIsNoChange) {
  const Value state = Applied({}, Of(kInt));
  EXPECT_EQ(bench_.Plan(state, Of("{ \"type\" : \"int\" }")).planned, state);
}

TEST_F(RegistrySchemaTest, WhatIsNotTheContentKeepsTheVersion) {
  const Value state = Applied({}, Of(kInt));
  const Value config = Of(kInt, {{"permanent_delete", Value::Bool(true)}});
  EXPECT_EQ(bench_.Plan(state, config).planned.Get("version"), Value::Int(1));
  EXPECT_TRUE(Applied(Applied(state, config), {}).IsNull());
  EXPECT_THAT(registry_.subjects(), IsEmpty());
}

TEST_F(RegistrySchemaTest, AnOldSchemaIsWarnedOf) {
  const Value second = Applied(Applied({}, Of(kInt)), Of(kLong));
  const engine::ObjectResult back = bench_.Apply(second, Of(kInt));
  EXPECT_EQ(back.state.Get("version"), Value::Int(1));
  EXPECT_THAT(TextOf(back.diagnostics), HasSubstr("The latest version stays 2."));
}

TEST_F(RegistrySchemaTest, ADeletedVersionIsMadeAgain) {
  const Value state = Applied({}, Of(kInt));
  registry_.subjects().at("s").at(1).deleted = true;
  EXPECT_TRUE(bench_.Read(state).state.IsNull());
  EXPECT_EQ(Applied({}, Of(kInt)).Get("version"), Value::Int(2));
}

TEST_F(RegistrySchemaTest, ARegistryFilledAnewIsDrift) {
  const Value state = Applied({}, Of(kInt));
  registry_.subjects().at("s").at(1) = {77, {{"schema", kLong}}, false};
  const Value found = bench_.Read(state).state;
  EXPECT_EQ(found.Get("schema"), Str(kLong));
  EXPECT_EQ(found.Get("schema_id"), Value::Int(77));
}

TEST_F(RegistrySchemaTest, IncompatibilityIsShownByThePlanWithTheReasons) {
  const Value state = Applied({}, Of(kInt));
  registry_.faults().incompatible = {"reader type: STRING not compatible", "at /fields/0"};
  EXPECT_THAT(TextOf(bench_.Plan(state, Of(R"("string")")).diagnostics),
              AllOf(HasSubstr("error: Incompatible schema [schema]"),
                    HasSubstr("STRING not compatible\nat /fields/0")));
}

TEST_F(RegistrySchemaTest, AnInvalidSchemaIsShownByThePlan) {
  registry_.faults().invalid = true;
  EXPECT_THAT(TextOf(bench_.Plan({}, Of("{}")).diagnostics),
              HasSubstr("error: Schema refused [schema]"));
  const Value reference = bench_.Plan({}, Of("{}")).planned;  // refused, but a plan all the same
  EXPECT_EQ(reference.Get("subject"), Str("s"));
}

TEST_F(RegistrySchemaTest, NothingIsAskedWhileTheTextIsUnknown) {
  bench_.Plan({}, Of(kInt, {{"schema", Value::Unknown()}}));
  EXPECT_THAT(registry_.seen(), IsEmpty());
}

TEST_F(RegistrySchemaTest, ASubjectThatIsThereSaysHowToImport) {
  const Value state = Applied({}, Of(kInt));
  EXPECT_THAT(TextOf(bench_.Apply({}, Of(kLong)).diagnostics),
              HasSubstr("terraform import starrocks_schema_registry_schema.<name> 's'"));
}

TEST_F(RegistrySchemaTest, AReferencedSubjectStays) {
  const Value state = Applied({}, Of(kInt));
  registry_.faults().referenced = true;
  const engine::ObjectResult result = bench_.Apply(state, {});
  EXPECT_EQ(result.state, state);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("Delete the schemas that refer to it first"));
}

TEST_F(RegistrySchemaTest, I1_ImportsTheLatestOrAVersion) {
  const Value second = Applied(Applied({}, Of(kInt)), Of(kLong));
  EXPECT_EQ(Imported("s").Get("schema"), Str(kLong));
  const Value first = Imported("s:1");
  EXPECT_EQ(first.Get("schema"), Str(kInt));
  EXPECT_EQ(first.Get("schema_type"), Str("AVRO"));
  EXPECT_EQ(bench_.Plan(first, Of(kInt)).planned, first);
  std::string errors;
  EXPECT_EQ(bench_.Import(":.context:s", &errors).Get("subject"), Str(":.context:s"));
  EXPECT_TRUE(bench_.Import("", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("SUBJECT:VERSION"));
}

}  // namespace
}  // namespace resources
