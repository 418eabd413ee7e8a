// starrocks_authentication_chain without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using testing::HasSubstr;
using testing::IsEmpty;

using engine_testing::StrList;

class ChainTest : public testing::Test {
 protected:
  Value Of(const std::vector<std::string>& chain, Value persistent = {}) {
    return bench_.Of({{"chain", StrList(chain)}, {"persistent", std::move(persistent)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_authentication_chain"};
};

TEST_F(ChainTest, R4_NativeStaysInTheChain) {
  EXPECT_EQ(bench_.Validate(Of({"corp", "native"})), "");
  EXPECT_THAT(bench_.Validate(Of({"corp"})), HasSubstr("[chain] Without native"));
  EXPECT_THAT(bench_.Validate(Of({})), HasSubstr("[chain]"));
  EXPECT_THAT(bench_.Validate(Of({"a b", "native"})), HasSubstr("[chain]"));
}

TEST_F(ChainTest, P11_TheOrderCountsAndTheDefaultIsKnown) {
  const Value state = Of({"corp", "native"}, Value::Bool(false));
  EXPECT_EQ(bench_.Plan(state, Of({"corp", "native"})).planned, state);
  const engine::PlanResult plan = bench_.Plan(state, Of({"native", "corp"}));
  EXPECT_EQ(plan.planned, Of({"native", "corp"}, Value::Bool(false)));
  EXPECT_THAT(plan.requires_replace, IsEmpty());
}

TEST_F(ChainTest, I1_ThereIsOneImportId) {
  std::string errors;
  EXPECT_FALSE(bench_.Import("authentication_chain", &errors).IsNull());
  EXPECT_TRUE(bench_.Import("x", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("\"authentication_chain\""));
}

}  // namespace
}  // namespace resources
