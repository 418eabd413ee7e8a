// Identities and listing: rules N2-N4 on the engine's side.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/fakes.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/sdk/resource.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::CatalogWith;
using engine_testing::kThing;
using engine_testing::TextOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Spot {
  sdk::String name, id;
  static void Describe(sdk::Schema<Spot>& s) {
    s.Required("name", &Spot::name);
    s.Computed("id", &Spot::id);
    s.Identity("id", &Spot::id, "Its id.");
  }
};

// Ids are "id-" and the name. "gone" is listed but can't be read; "broken" can't be read at all.
class SpotResource final : public sdk::Resource<Spot> {
 public:
  absl::StatusOr<Spot> Create(sdk::Call&, const Spot& plan, const Spot&) override {
    return WithId(plan);
  }
  absl::StatusOr<std::optional<Spot>> Read(sdk::Call& call, const Spot& state) override {
    const std::string name = state.id.value_or("id-").substr(3);
    if (name == "gone") return std::nullopt;
    if (name == "broken") return base::MakeError(base::ErrorKind::kFinal, "It is broken.");
    Spot found = state;
    if (call.Imported()) found.name = name;
    return found;
  }
  absl::StatusOr<Spot> Update(sdk::Call&, const Spot&, const Spot& plan, const Spot&) override {
    return WithId(plan);
  }
  absl::Status Delete(sdk::Call&, const Spot&) override { return absl::OkStatus(); }
  absl::StatusOr<Spot> Import(sdk::Call&, std::string_view id) override { return ById(id); }
  absl::StatusOr<Spot> ImportByIdentity(sdk::Call&, Spot stub) override {
    if (stub.id.value_or("").substr(0, 3) == "id-") return stub;
    return base::MakeError(base::ErrorKind::kFinal, "That is no id.");
  }
  bool Lists() const override { return true; }
  absl::Status List(sdk::Call&,
                    const std::function<bool(const Spot&, std::string)>& emit) override {
    for (const char* name : {"a", "gone", "broken", "b"}) {
      if (!emit(ById(std::string("id-") + name), name)) return absl::OkStatus();
    }
    return base::MakeError(base::ErrorKind::kFinal, "The list broke off.");
  }

 private:
  static Spot WithId(Spot spot) {
    spot.id = "id-" + *spot.name;
    return spot;
  }
  static Spot ById(std::string_view id) {
    Spot spot;
    spot.id = std::string(id);
    return spot;
  }
};

class Identity : public testing::Test {
 protected:
  static Value Of(Value name, Value id) {
    return Value::Map({{"name", std::move(name)}, {"id", std::move(id)}});
  }
  static Value IdentityOf(const char* id) { return Value::Map({{"id", Value::String(id)}}); }
  static Value Str(const char* text) { return Value::String(text); }
  // "name" or "name!" with diagnostics, of all that is listed, `limit` at most.
  std::vector<std::string> List(bool whole, size_t limit, Diagnostics* diagnostics) {
    std::vector<std::string> names;
    *diagnostics = server_.List({}, kThing, whole, [&](const Server::Listed& listed) {
      EXPECT_EQ(listed.state.IsNull(), !whole);
      names.push_back(listed.display_name + (listed.diagnostics.empty() ? "" : "!"));
      EXPECT_EQ(listed.identity, IdentityOf(("id-" + listed.display_name).c_str()));
      return names.size() < limit;
    });
    return names;
  }

  Server server_{CatalogWith(
      sdk::Adapt<Spot>(std::unique_ptr<sdk::Resource<Spot>>(std::make_unique<SpotResource>())))};
  const Value config_ = Of(Str("a"), {});
  const Value state_ = Of(Str("a"), Str("id-a"));
};

TEST_F(Identity, N2_KnownOnceTheObjectIs) {
  const PlanResult plan = server_.Plan({}, {kThing, {}, config_, config_, ""});
  EXPECT_TRUE(plan.identity.IsNull());
  const ObjectResult made = server_.Apply({}, {kThing, {}, plan.planned, config_, ""});
  EXPECT_EQ(made.identity, IdentityOf("id-a"));
  EXPECT_EQ(server_.Read({}, kThing, made.state, "").identity, made.identity);
  EXPECT_TRUE(server_.Apply({}, {kThing, made.state, {}, {}, ""}).identity.IsNull());
}

TEST_F(Identity, N3_ItHasItsOwnType) {
  EXPECT_EQ(*server_.IdentityType(kThing), cty::Type::Object({{"id", cty::Type::String()}}));
  EXPECT_EQ(server_.IdentityType("t_other"), nullptr);
}

TEST_F(Identity, N4_AnUpdateKeepsIt) {
  const Value other = Of(Str("b"), {});
  const ObjectResult moved =
      server_.Apply({}, {kThing, state_, Of(Str("b"), Value::Unknown()), other, ""});
  EXPECT_EQ(moved.state, Of(Str("b"), Str("id-b")));
  EXPECT_THAT(TextOf(moved.diagnostics), HasSubstr("N4"));
  const ObjectResult same = server_.Apply({}, {kThing, state_, state_, config_, ""});
  EXPECT_THAT(same.diagnostics, IsEmpty());
}

TEST_F(Identity, I1_ImportByIdentity) {
  const ObjectResult stub = server_.ImportByIdentity({}, kThing, IdentityOf("id-a"));
  EXPECT_THAT(stub.diagnostics, IsEmpty());
  EXPECT_EQ(server_.Read({}, kThing, stub.state, stub.private_bytes).state, state_);
  EXPECT_THAT(TextOf(server_.ImportByIdentity({}, kThing, IdentityOf("x")).diagnostics),
              HasSubstr("That is no id."));
}

TEST_F(Identity, N5_ListingGivesIdentities) {
  Diagnostics diagnostics;
  EXPECT_THAT(List(/*whole=*/false, 9, &diagnostics), ElementsAre("a", "gone", "broken", "b"));
  EXPECT_THAT(TextOf(diagnostics), HasSubstr("Listing t_thing failed [] The list broke off."));
}

TEST_F(Identity, N5_ListingStopsAtTheLimit) {
  Diagnostics diagnostics;
  EXPECT_THAT(List(/*whole=*/false, 1, &diagnostics), ElementsAre("a"));
  EXPECT_THAT(diagnostics, IsEmpty());
}

TEST_F(Identity, N5_WholeObjectsAreReadAndThoseThatAreGoneLeftOut) {
  Diagnostics diagnostics;
  EXPECT_THAT(List(/*whole=*/true, 9, &diagnostics), ElementsAre("a", "broken!", "b"));
}

TEST_F(Identity, N5_TypesThatDoNotListAreDiagnostics) {
  const auto none = [](const Server::Listed&) { return true; };
  EXPECT_THAT(TextOf(server_.List({}, "t_other", false, none)),
              HasSubstr("no list resource type called t_other"));
}

}  // namespace
}  // namespace engine
