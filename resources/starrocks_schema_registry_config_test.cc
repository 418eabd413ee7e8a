// starrocks_schema_registry_config against a registry in the test's own process.
#include <cstdlib>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/clients/http/testing/answers.h"
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
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RegistryConfigTest : public testing::Test {
 protected:
  RegistryConfigTest() { PointTo(registry_.url()); }
  ~RegistryConfigTest() override { unsetenv("SCHEMA_REGISTRY_URL"); }

  void PointTo(const std::string& url) {
    setenv("SCHEMA_REGISTRY_URL", url.c_str(), 1);
    EXPECT_EQ(bench_.Configure(), "");
  }
  Value Of(const char* level, Value subject = {}) {
    return bench_.Of({{"compatibility", Str(level)}, {"subject", std::move(subject)}});
  }
  Value Applied(const Value& prior, const Value& config) {
    const engine::ObjectResult result = bench_.Apply(prior, config);
    EXPECT_THAT(result.diagnostics, IsEmpty()) << TextOf(result.diagnostics);
    return result.state;
  }

  schema_registry::testing::FakeRegistry registry_;
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_schema_registry_config"};
};

TEST_F(RegistryConfigTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of("FULL")), "");
  EXPECT_THAT(bench_.Validate(Of("SIDEWAYS")), HasSubstr("[compatibility]"));
  EXPECT_THAT(bench_.Validate(Of("FULL", Str("__GLOBAL"))), HasSubstr("[subject]"));
}

TEST_F(RegistryConfigTest, ASubjectsLevelLivesFromCreateToDestroy) {
  const Value state = Applied({}, Of("FULL", Str("s")));
  EXPECT_EQ(registry_.levels().at("s"), "FULL");
  EXPECT_EQ(bench_.Read(state).state, state);
  registry_.levels()["s"] = "NONE";
  EXPECT_EQ(bench_.Read(state).state.Get("compatibility"), Str("NONE"));
  const Value changed = Applied(state, Of("BACKWARD", Str("s")));
  EXPECT_EQ(registry_.levels().at("s"), "BACKWARD");
  EXPECT_TRUE(Applied(changed, {}).IsNull());
  EXPECT_EQ(registry_.levels().count("s"), 0u);
  EXPECT_TRUE(bench_.Read(state).state.IsNull());
}

TEST_F(RegistryConfigTest, TheRegistrysOwnLevelGoesBackToItsDefault) {
  const Value state = Applied({}, Of("FULL"));
  EXPECT_EQ(registry_.levels().at(""), "FULL");
  EXPECT_TRUE(Applied(state, {}).IsNull());
  EXPECT_EQ(registry_.levels().at(""), "BACKWARD");
}

TEST_F(RegistryConfigTest, ARegistryThatKeepsItsLevelIsAWarning) {
  http::testing::Server other([](const http::testing::Seen&) { return http::testing::Empty(405); });
  PointTo(other.url());
  const engine::ObjectResult gone = bench_.Apply(Of("FULL"), {});
  EXPECT_TRUE(gone.state.IsNull());
  EXPECT_THAT(TextOf(gone.diagnostics), HasSubstr("warning: The registry keeps its"));
  EXPECT_FALSE(bench_.Apply(Of("FULL", Str("s")), {}).state.IsNull());
}

TEST_F(RegistryConfigTest, AnotherSubjectReplaces) {
  EXPECT_THAT(bench_.Plan(Of("FULL", Str("s")), Of("FULL")).requires_replace,
              ElementsAre(cty::Path("subject")));
}

TEST_F(RegistryConfigTest, I1_ImportsASubjectOrTheRegistrysOwn) {
  std::string errors;
  EXPECT_EQ(bench_.Import("s", &errors).Get("subject"), Str("s"));
  EXPECT_TRUE(bench_.Import("__GLOBAL", &errors).Get("subject").IsNull());
  EXPECT_EQ(bench_.Read(bench_.Import("__GLOBAL", &errors)).state, Of("BACKWARD"));
  EXPECT_TRUE(bench_.Import("", &errors).IsNull());
}

}  // namespace
}  // namespace resources
