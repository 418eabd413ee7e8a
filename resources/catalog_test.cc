// All that the provider serves, without a server: legal schemas, clear errors while unconfigured.
#include "resources/catalog.h"

#include <cstdlib>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/cty/msgpack.h"
#include "provider/engine/server.h"

namespace resources {
namespace {

using cty::Value;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

template <typename Parts>
void ExpectLegal(const Parts& parts, schema::Use use) {
  EXPECT_FALSE(parts.empty());
  for (const auto& [name, part] : parts) {
    EXPECT_THAT(name, StartsWith("starrocks_"));
    EXPECT_THAT(schema::Problems(part->schema(), use), IsEmpty()) << name;
    EXPECT_FALSE(part->schema().doc.empty()) << name;
  }
}

TEST(Catalog, S1_S6_EverySchemaIsLegal) {
  const sdk::Catalog catalog = MakeCatalog();
  ExpectLegal(catalog.resources, schema::Use::kResource);
  ExpectLegal(catalog.data_sources, schema::Use::kDataSource);
  EXPECT_THAT(schema::Problems(catalog.provider->schema(), schema::Use::kProvider), IsEmpty());
  for (const auto& [name, part] : catalog.ephemerals) {
    EXPECT_THAT(schema::Problems(part->schema(), schema::Use::kEphemeral), IsEmpty()) << name;
  }
}

TEST(Catalog, FunctionsAreNamedAndDocumented) {
  for (const auto& [name, function] : MakeCatalog().functions) {
    EXPECT_EQ(function.name, name);
    EXPECT_FALSE(function.summary.empty() || function.doc.empty()) << name;
    for (const sdk::Parameter& p : function.parameters) {
      EXPECT_FALSE(p.name.empty() || p.doc.empty()) << name;
    }
  }
}

TEST(Catalog, S10_TwoCatalogsAreTheSame) {
  const sdk::Catalog one = MakeCatalog(), two = MakeCatalog();
  ASSERT_EQ(one.resources.size(), two.resources.size());
  for (const auto& [name, part] : one.resources) {
    EXPECT_EQ(schema::ObjectType(part->schema().attributes),
              schema::ObjectType(two.resources.at(name)->schema().attributes));
  }
}

// The real provider, configured with what a plan may not know yet.
class Unconfigured : public testing::Test {
 protected:
  Unconfigured() {
    for (const char* name : {"STARROCKS_HOSTS", "STARROCKS_USERNAME"}) unsetenv(name);
  }
  static Value Members(const cty::Type& type, Value::Members set) {
    Value::Members members;
    for (const auto& [name, unused] : type.attributes()) members.emplace(name, Value());
    for (auto& [name, value] : set) members[name] = value;
    return Value::Map(std::move(members));
  }
  Value Config(Value::Members set) { return Members(server_.ProviderType(), std::move(set)); }
  Value Role(const char* name) {
    return Members(*server_.ResourceType("starrocks_role"), {{"name", Value::String(name)}});
  }
  // The text of the errors of a refresh of a role, which must leave the state alone.
  std::string ReadRole() {
    const engine::ObjectResult result =
        server_.Read({}, "starrocks_role", Role("etl"), /*private_bytes=*/"");
    EXPECT_EQ(result.state, Role("etl"));
    return result.diagnostics.empty() ? "" : result.diagnostics[0].detail;
  }

  engine::Server server_{MakeCatalog()};
};

TEST_F(Unconfigured, C4_UnknownSettingsDoNotFailButTheirUseDoes) {
  const Value hosts = Value::List({Value::String("127.0.0.1:1")});
  const Value config = Config(
      {{"hosts", hosts}, {"username", Value::String("root")}, {"password", Value::Unknown()}});
  EXPECT_THAT(server_.ValidateProvider({}, config), IsEmpty());
  EXPECT_THAT(server_.Configure({}, config, "1.11.4"), IsEmpty());
  EXPECT_THAT(ReadRole(), HasSubstr("not known before the apply: password"));
}

TEST_F(Unconfigured, C5_MissingSettingsAreToldByTheFirstUse) {
  EXPECT_THAT(server_.Configure({}, Config({}), "1.11.4"), IsEmpty());
  EXPECT_THAT(ReadRole(), HasSubstr("STARROCKS_HOSTS"));
}

TEST_F(Unconfigured, C5_ConfigureMakesNoConnection) {
  // Nothing listens there; only use would find out.
  const Value hosts = Value::List({Value::String("127.0.0.1:1")});
  EXPECT_THAT(server_.Configure({}, Config({{"hosts", hosts}, {"username", Value::String("root")}}),
                                "1.11.4"),
              IsEmpty());
}

TEST_F(Unconfigured, P15_PlansNeedNoServer) {
  const Value config = Role("etl");
  const engine::PlanResult plan = server_.Plan({}, {"starrocks_role", {}, config, config, ""});
  EXPECT_THAT(plan.diagnostics, IsEmpty());
  EXPECT_EQ(plan.planned, config);
}

TEST_F(Unconfigured, D7_ReplacingARoleWarnsWithTheFirstPlan) {
  const Value config = Role("b");
  const engine::PlanResult plan =
      server_.Plan({}, {"starrocks_role", Role("a"), config, config, ""});
  EXPECT_THAT(plan.requires_replace, testing::ElementsAre(cty::Path("name")));
  ASSERT_EQ(plan.diagnostics.size(), 1u);
  EXPECT_EQ(plan.diagnostics[0].severity, engine::Diagnostic::Severity::kWarning);
  EXPECT_THAT(plan.diagnostics[0].summary, HasSubstr("drops its grants"));
}

TEST_F(Unconfigured, C2_EveryResourceAnswersWithAClearErrorAndKeepsItsState) {
  for (const auto& [type, part] : server_.catalog().resources) {
    const Value state = Members(*server_.ResourceType(type), {});
    // A state that an author may take apart: every string has a value.
    Value::Members filled = state.AsMembers();
    for (const schema::Attribute& a : part->schema().attributes) {
      if (a.type == cty::Type::String() && !a.write_only) filled[a.name] = Value::String("x");
    }
    const Value object = Value::Map(std::move(filled));
    const engine::ObjectResult result = server_.Apply({}, {type, object, {}, {}, ""});
    EXPECT_TRUE(engine::HasError(result.diagnostics)) << type;
    EXPECT_EQ(result.state, object) << type;
    EXPECT_TRUE(cty::EncodeMsgpack(result.state, *server_.ResourceType(type)).ok());
  }
}

TEST_F(Unconfigured, T4_EveryDataSourceAnswersWithAClearError) {
  for (const auto& [type, part] : server_.catalog().data_sources) {
    const Value config = Members(*server_.DataSourceType(type), {});
    const engine::ObjectResult result = server_.ReadDataSource({}, type, config);
    EXPECT_TRUE(engine::HasError(result.diagnostics)) << type;
  }
}

TEST_F(Unconfigured, I1_BadImportIdsAreExplainedWithoutAServer) {
  for (const char* type : {"starrocks_role", "starrocks_database"}) {
    const engine::ObjectResult result = server_.Import({}, type, "not a name!");
    ASSERT_EQ(result.diagnostics.size(), 1u) << type;
    EXPECT_THAT(result.diagnostics[0].detail, HasSubstr("The import id is")) << type;
  }
}

}  // namespace
}  // namespace resources
