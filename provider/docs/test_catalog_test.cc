#include "provider/docs/test_catalog.h"

#include <memory>
#include <utility>

namespace docs {
namespace {

using schema::Attribute;
using schema::Nested;
using schema::Schema;

// Only the schema of these objects is ever asked for.
absl::Status Unused() { return absl::UnimplementedError("documentation only"); }

class Provider final : public sdk::AnyProvider {
 public:
  explicit Provider(Schema schema) : schema_(std::move(schema)) {}
  const Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<std::shared_ptr<void>> Configure(sdk::Call&, const cty::Value&,
                                                  const sdk::ClientInfo&) override {
    return Unused();
  }

 private:
  Schema schema_;
};

class Thing final : public sdk::AnyResource {
 public:
  explicit Thing(Schema schema) : schema_(std::move(schema)) {}
  const Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<cty::Value> AdjustPlan(sdk::Call&, const cty::Value&, const cty::Value&,
                                        const cty::Value&) override {
    return Unused();
  }
  absl::Status PlanDestroy(sdk::Call&, const cty::Value&) override { return Unused(); }
  void PlanReplace(sdk::Call&, const cty::Value&, const cty::Value&) override {}
  absl::StatusOr<cty::Value> Create(sdk::Call&, const cty::Value&, const cty::Value&) override {
    return Unused();
  }
  absl::StatusOr<cty::Value> Read(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<cty::Value> Update(sdk::Call&, const cty::Value&, const cty::Value&,
                                    const cty::Value&) override {
    return Unused();
  }
  absl::Status Delete(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<cty::Value> Import(sdk::Call&, std::string_view) override { return Unused(); }
  absl::StatusOr<std::string> Upgrade(int64_t, std::string_view) override { return Unused(); }
  absl::StatusOr<cty::Value> Move(std::string_view, std::string_view, int64_t,
                                  std::string_view) override {
    return Unused();
  }
  std::string LockKey(const cty::Value&) override { return ""; }

 private:
  Schema schema_;
};

class Things final : public sdk::AnyDataSource {
 public:
  explicit Things(Schema schema) : schema_(std::move(schema)) {}
  const Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<cty::Value> Read(sdk::Call&, const cty::Value&) override { return Unused(); }

 private:
  Schema schema_;
};

class Token final : public sdk::AnyEphemeral {
 public:
  explicit Token(Schema schema) : schema_(std::move(schema)) {}
  const Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<sdk::Opened> Open(sdk::Call&, const cty::Value&) override { return Unused(); }
  absl::StatusOr<std::optional<absl::Time>> Renew(sdk::Call&) override { return Unused(); }
  absl::Status Close(sdk::Call&) override { return Unused(); }

 private:
  Schema schema_;
};

Attribute Required(std::string name, std::string doc) {
  return {.name = std::move(name), .doc = std::move(doc), .required = true};
}
Attribute Optional(std::string name, std::string doc) {
  return {.name = std::move(name), .doc = std::move(doc), .optional = true};
}
Attribute Computed(std::string name, std::string doc, cty::Type type) {
  return {
      .name = std::move(name), .doc = std::move(doc), .type = std::move(type), .computed = true};
}

Attribute NestedIn(Attribute attribute, Nested::Mode mode, std::vector<Attribute> attributes) {
  const cty::Type object = schema::ObjectType(attributes);
  attribute.type = mode == Nested::Mode::kList ? cty::Type::List(object) : object;
  attribute.nested =
      std::make_shared<const Nested>(Nested{.mode = mode, .attributes = std::move(attributes)});
  return attribute;
}

Schema ThingSchema() {
  Attribute name = Required("name", "Name of the thing.\nUnique.");
  name.replace = true;
  Attribute size = Optional("size", "How big.");
  size.type = cty::Type::Number();
  size.computed = true;
  size.default_value = cty::Value::Int(3);
  Attribute place = Optional("place", "Where.");
  place.computed = true;
  place.default_value = cty::Value::String("shelf");
  Attribute pin = Optional("pin_wo", "Code.");
  pin.write_only = pin.sensitive = true;
  Attribute old = Optional("old", "Was used before.");
  old.deprecated = "Use `size`.";
  Attribute deep = NestedIn(Optional("deep", "Inner part."), Nested::Mode::kList,
                            {Computed("depth", "In metres.", cty::Type::Number())});
  Attribute box =
      NestedIn(Optional("box", "Its box."), Nested::Mode::kSingle, {deep, Required("label", "")});
  return {.version = 2,
          .doc = "A `thing` of\nthe demo.\n\nSecond paragraph.",
          .attributes = {box, Computed("labels", "", cty::Type::Map(cty::Type::String())), name,
                         old, pin, place, size}};
}

sdk::Function Shout() {
  sdk::Function shout;
  shout.name = "shout";
  shout.summary = "Says it louder";
  shout.doc = "Returns the text in capitals.";
  shout.parameters = {{.name = "text", .doc = "What to say.", .allow_null = true}};
  shout.variadic =
      sdk::Parameter{.name = "times", .doc = "How often.", .type = cty::Type::Number()};
  shout.result = cty::Type::Object({{"a", cty::Type::List(cty::Type::String())}});
  return shout;
}

}  // namespace

sdk::Catalog TestCatalog() {
  sdk::Catalog out;
  out.provider = std::make_unique<Provider>(
      Schema{.doc = "Manages demos.", .attributes = {Optional("url", "Where the demo is.")}});
  out.resources["demo_thing"] = std::make_unique<Thing>(ThingSchema());
  out.data_sources["demo_things"] = std::make_unique<Things>(
      Schema{.doc = "All things.",
             .attributes = {Computed("names", "Sorted.", cty::Type::Set(cty::Type::String()))}});
  out.ephemerals["demo_token"] = std::make_unique<Token>(Schema{.doc = "A token."});
  out.functions["shout"] = Shout();
  return out;
}

Prose TestProse() {
  return {
      {"resources/provider.md", "Set `url`."},
      {"examples/provider/provider.tf", "provider \"demo\" {}\n"},
      {"resources/demo_thing.md",
       "---\nsubcategory: Shelf\n---\n\nKeep it dry.\n\n## Import\n\nThe id is the name.\n"},
      {"examples/resources/demo_thing/resource.tf", "resource \"demo_thing\" \"a\" {}\n"},
      {"examples/resources/demo_thing/import.sh", "terraform import demo_thing.a a\n"},
      {"examples/resources/demo_thing/import-by-string-id.tf", "import {}\n"},
      {"resources/data/demo_things.md", "Sees everything."},
      {"examples/data-sources/demo_things/data-source.tf", "data \"demo_things\" \"a\" {}\n"},
      {"resources/ephemeral/demo_token.md", "Lives for an hour."},
      {"examples/ephemeral-resources/demo_token/ephemeral-resource.tf", "ephemeral {}\n"},
      {"resources/functions/shout.md", "Not for libraries."},
      {"examples/functions/shout/function.tf", "output \"a\" {}\n"},
  };
}

}  // namespace docs
