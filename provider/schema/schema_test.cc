// Schema rules S1-S6 and S8.
#include "provider/schema/schema.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Attribute Legal(std::string name) {
  Attribute a;
  a.name = std::move(name);
  a.doc = "An attribute.";
  a.optional = true;
  return a;
}

Attribute With(Attribute a, void (*change)(Attribute&)) {
  change(a);
  return a;
}

Attribute Within(Attribute a, Nested::Mode mode, std::vector<Attribute> inner) {
  a.nested = std::make_shared<const Nested>(Nested{mode, std::move(inner)});
  a.type = NestedType(*a.nested);
  return a;
}

std::vector<std::string> Of(std::vector<Attribute> attributes, Use use = Use::kResource) {
  Schema s;
  s.attributes = std::move(attributes);
  return Problems(s, use);
}

TEST(Schema, ALegalSchemaHasNoProblems) {
  Attribute computed = Legal("id");
  computed.computed = true;
  EXPECT_THAT(Of({Legal("a"), Within(Legal("b"), Nested::Mode::kSet, {Legal("c")}), computed}),
              IsEmpty());
  EXPECT_THAT(Of({}), IsEmpty());
}

TEST(Schema, S1_RequiredOptionalComputed) {
  EXPECT_THAT(Of({With(Legal("a"), [](Attribute& a) { a.optional = false; })}),
              ElementsAre("a is neither required nor optional nor computed"));
  EXPECT_THAT(Of({With(Legal("a"), [](Attribute& a) { a.required = true; })}),
              ElementsAre("a is both required and optional"));
  EXPECT_THAT(Of({With(Legal("a"),
                       [](Attribute& a) {
                         a.required = a.computed = true;
                         a.optional = false;
                       })}),
              ElementsAre("a is both required and computed"));
}

TEST(Schema, S2_TypeAndNestedAttributesAgree) {
  Attribute a = Within(Legal("a"), Nested::Mode::kList, {Legal("b")});
  EXPECT_EQ(a.type, cty::Type::List(cty::Type::Object({{"b", cty::Type::String()}})));
  a.type = cty::Type::String();
  EXPECT_THAT(Of({a}), ElementsAre("a has another type than its attributes"));
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kSingle, {})}),
              ElementsAre("a is a nested object without attributes"));
}

TEST(Schema, S2_TypesPrintAsValidJson) {
  const Schema s{.attributes = {Within(Legal("a"), Nested::Mode::kMap, {Legal("b")})}};
  const cty::Type type = ObjectType(s.attributes);
  EXPECT_EQ(cty::Type::FromJson(type.ToJson()).value(), type);
}

TEST(Schema, S3_Names) {
  for (const char* name : {"", "A", "a-b", "1a", "a b", "\u00e9"}) {
    EXPECT_THAT(Of({Legal(name)}), ElementsAre(std::string(name) + " is no legal attribute name"));
  }
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kList, {Legal("B")})}),
              ElementsAre("a.B is no legal attribute name"));
  EXPECT_THAT(Of({Legal("_a1_")}), IsEmpty());
}

TEST(Schema, S4_NamesAreDeclaredOnce) {
  EXPECT_THAT(Of({Legal("a"), Legal("a")}), ElementsAre("a is declared twice or unsorted"));
  EXPECT_THAT(Of({Legal("b"), Legal("a")}), ElementsAre("a is declared twice or unsorted"));
}

TEST(Schema, S5_SetsHoldNothingDynamicAndNothingWriteOnly) {
  const Attribute secret = With(Legal("s"), [](Attribute& a) { a.write_only = true; });
  const Attribute deep = Within(Legal("b"), Nested::Mode::kSingle, {secret});
  const char* told = "a is a set that holds a write-only attribute";
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kSet, {secret})}), ElementsAre(told));
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kSet, {deep})}), ElementsAre(told));
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kList, {secret})}), IsEmpty());
  const Attribute any = With(Legal("b"), [](Attribute& a) { a.type = cty::Type::Dynamic(); });
  EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kSet, {any})}),
              ElementsAre("a is a set that holds dynamic values"));
  EXPECT_THAT(
      Of({With(Legal("a"), [](Attribute& a) { a.type = cty::Type::Set(cty::Type::Dynamic()); })}),
      ElementsAre("a is a set of dynamic values"));
}

TEST(Schema, S6_WriteOnly) {
  const Attribute secret = With(Legal("s"), [](Attribute& a) { a.write_only = true; });
  EXPECT_THAT(Of({secret}), IsEmpty());
  for (Use use : {Use::kProvider, Use::kDataSource, Use::kEphemeral}) {
    EXPECT_THAT(Of({secret}, use), ElementsAre("s is write-only outside of a resource"));
  }
  EXPECT_THAT(Of({With(secret, [](Attribute& a) { a.computed = true; })}),
              ElementsAre("s is both write-only and computed"));
  EXPECT_THAT(Of({With(secret, [](Attribute& a) { a.replace = true; })}),
              ElementsAre("s is write-only and forces replacement"));
}

TEST(Schema, S6_DefaultsAndKeptState) {
  const Attribute with_default =
      With(Legal("a"), [](Attribute& a) { a.default_value = cty::Value::String("x"); });
  EXPECT_THAT(Of({with_default}), ElementsAre("a has a default and is not optional and computed"));
  EXPECT_THAT(Of({With(with_default, [](Attribute& a) { a.computed = true; })}), IsEmpty());
  EXPECT_THAT(Of({With(with_default,
                       [](Attribute& a) {
                         a.computed = true;
                         a.default_value = cty::Value::Bool(true);
                       })}),
              ElementsAre("a has a default of another type"));
  EXPECT_THAT(Of({With(Legal("a"), [](Attribute& a) { a.keep_state = true; })}),
              ElementsAre("a keeps its state and is not computed"));
}

TEST(Schema, S6_ReservedNames) {
  for (const char* name :
       {"count", "for_each", "depends_on", "provider", "lifecycle", "connection", "provisioner"}) {
    EXPECT_THAT(Of({Legal(name)}),
                ElementsAre(std::string(name) + " is a name that Terraform reserves"));
    EXPECT_THAT(Of({Within(Legal("a"), Nested::Mode::kList, {Legal(name)})}), IsEmpty());
  }
  for (const char* name : {"version", "alias"}) {
    EXPECT_THAT(Of({Legal(name)}, Use::kProvider),
                ElementsAre(std::string(name) + " is a name that Terraform reserves"));
    EXPECT_THAT(Of({Legal(name)}), IsEmpty());
  }
  EXPECT_THAT(Of({Legal("id")}), ElementsAre("id must be computed"));
}

TEST(Schema, S6_NothingIsComputedInAProvidersBlock) {
  EXPECT_THAT(Of({With(Legal("a"), [](Attribute& a) { a.computed = true; })}, Use::kProvider),
              ElementsAre("a is computed in a provider's block"));
}

TEST(Schema, S8_TheVersionIsNotNegative) {
  Schema s;
  s.version = -1;
  EXPECT_THAT(Problems(s, Use::kResource), ElementsAre("the version is negative"));
}

TEST(Schema, EverythingIsDocumented) {
  EXPECT_THAT(Of({With(Legal("a"), [](Attribute& a) { a.doc.clear(); })}),
              ElementsAre("a has no documentation"));
}

TEST(Schema, N1_IdentitiesAreFlat) {
  Schema s;
  s.identity = {
      With(Legal("a"), [](Attribute& a) { a.type = cty::Type::List(cty::Type::String()); })};
  EXPECT_THAT(Problems(s, Use::kResource), ElementsAre("identity a is of no simple type"));
  s.identity = {Legal("a")};
  EXPECT_THAT(Problems(s, Use::kResource), IsEmpty());
}

TEST(Schema, FindByName) {
  const std::vector<Attribute> attributes = {Legal("a"), Legal("c")};
  EXPECT_EQ(Find(attributes, "c"), &attributes[1]);
  EXPECT_EQ(Find(attributes, "b"), nullptr);
  EXPECT_EQ(Find(attributes, "d"), nullptr);
}

}  // namespace
}  // namespace schema
