// What the words of the builder say to the schema, and which of them compile.
#include "provider/sdk/builder.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"

namespace sdk {
namespace {

using cty::Type;
using cty::Value;
using testing::ElementsAre;

struct Disk {
  String label;
  Int gigabytes;
  static void Describe(Schema<Disk>& s) {
    s.Required("label", &Disk::label).Doc("Its label.");
    s.Optional("gigabytes", &Disk::gigabytes).Doc("Its size.");
  }
  friend bool operator==(const Disk&, const Disk&) = default;
};

struct Machine {
  String name, note, zone, id, secret;
  Int cores;
  Double price;
  Bool on;
  StringList tags;
  StringSet groups;
  StringMap labels;
  Object<Disk> boot;
  ObjectList<Disk> disks;
  ObjectSet<Disk> spares;
  ObjectMap<Disk> named;

  static void Describe(Schema<Machine>& s) {
    s.Doc("A machine.").Version(3);
    s.Required("name", &Machine::name)
        .Replace()
        .Must([](const std::string& name) {
          return name == "bad" ? absl::InvalidArgumentError("no") : absl::OkStatus();
        })
        .Doc("Its name.");
    s.Optional("note", &Machine::note)
        .EqualWhen([](const std::string& a, const std::string& b) { return a.size() == b.size(); })
        .Deprecated("Use tags.")
        .Doc("A note.");
    s.OptionalComputed("zone", &Machine::zone).KeepState().Doc("Where.");
    s.OptionalComputed("cores", &Machine::cores).Default(4).Doc("How many.");
    s.Computed("id", &Machine::id).KeepState().Sensitive().Doc("Its id.");
    s.WriteOnly("secret", &Machine::secret).Doc("Its secret.");
    s.Optional("price", &Machine::price).Doc("Its price.");
    s.Optional("on", &Machine::on).Doc("Whether it runs.");
    s.Optional("tags", &Machine::tags).Doc("Tags.");
    s.Optional("groups", &Machine::groups).Doc("Groups.");
    s.Optional("labels", &Machine::labels).Doc("Labels.");
    s.Optional("boot", &Machine::boot).Doc("The first disk.");
    s.Optional("disks", &Machine::disks).Doc("Disks.");
    s.Optional("spares", &Machine::spares).Doc("Spare disks.");
    s.Optional("named", &Machine::named).Doc("Disks by name.");
    s.Timeouts(absl::Minutes(20));
  }
};

const schema::Schema& Described() { return Binding<Machine>::Of().schema(); }
const schema::Attribute& Named(std::string_view name) {
  return *schema::Find(Described().attributes, name);
}

TEST(Builder, SchemaAsAWhole) {
  EXPECT_EQ(Described().doc, "A machine.");
  EXPECT_EQ(Described().version, 3);
  EXPECT_EQ(Described().timeout, absl::Minutes(20));
  EXPECT_EQ(Described().attributes.size(), 16u);
  EXPECT_THAT(schema::Problems(Described(), schema::Use::kResource), testing::IsEmpty());
}

TEST(Builder, KindsOfAttributes) {
  EXPECT_TRUE(Named("name").required && !Named("name").optional && !Named("name").computed);
  EXPECT_TRUE(Named("note").optional && !Named("note").required && !Named("note").computed);
  EXPECT_TRUE(Named("zone").optional && Named("zone").computed);
  EXPECT_TRUE(Named("id").computed && !Named("id").optional);
  EXPECT_TRUE(Named("secret").optional && Named("secret").write_only);
}

TEST(Builder, Words) {
  EXPECT_TRUE(Named("name").replace);
  EXPECT_EQ(Named("note").deprecated, "Use tags.");
  EXPECT_TRUE(Named("zone").keep_state && Named("id").keep_state);
  EXPECT_TRUE(Named("id").sensitive);
  EXPECT_EQ(Named("cores").default_value, Value::Int(4));
  EXPECT_EQ(Named("name").doc, "Its name.");
}

TEST(Builder, ChecksAndEqualitiesTakeTypedValues) {
  ASSERT_EQ(Named("name").checks.size(), 1u);
  EXPECT_TRUE(Named("name").checks[0](Value::String("good")).ok());
  EXPECT_FALSE(Named("name").checks[0](Value::String("bad")).ok());
  EXPECT_TRUE(Named("note").equality(Value::String("ab"), Value::String("cd")));
  EXPECT_FALSE(Named("note").equality(Value::String("ab"), Value::String("c")));
}

TEST(Builder, TypesComeFromTheMembers) {
  const Type disk = Type::Object({{"gigabytes", Type::Number()}, {"label", Type::String()}});
  EXPECT_EQ(Named("cores").type, Type::Number());
  EXPECT_EQ(Named("price").type, Type::Number());
  EXPECT_EQ(Named("on").type, Type::Bool());
  EXPECT_EQ(Named("tags").type, Type::List(Type::String()));
  EXPECT_EQ(Named("groups").type, Type::Set(Type::String()));
  EXPECT_EQ(Named("labels").type, Type::Map(Type::String()));
  EXPECT_EQ(Named("boot").type, disk);
  EXPECT_EQ(Named("disks").type, Type::List(disk));
  EXPECT_EQ(Named("spares").type, Type::Set(disk));
  EXPECT_EQ(Named("named").type, Type::Map(disk));
}

TEST(Builder, NestedAttributesKnowHowTheyRepeat) {
  using Mode = schema::Nested::Mode;
  EXPECT_EQ(Named("boot").nested->mode, Mode::kSingle);
  EXPECT_EQ(Named("disks").nested->mode, Mode::kList);
  EXPECT_EQ(Named("spares").nested->mode, Mode::kSet);
  EXPECT_EQ(Named("named").nested->mode, Mode::kMap);
  EXPECT_EQ(Named("disks").nested->attributes[1].name, "label");
  EXPECT_EQ(Named("tags").nested, nullptr);
}

Machine Sample() {
  Disk disk;
  disk.label = std::string("d");
  Machine m;
  m.name = std::string("m");
  m.cores = Int::Unknown();
  m.price = 0.5;
  m.on = false;
  m.tags = std::vector<std::string>{"b", "a"};
  m.groups = std::set<std::string>{"g"};
  m.labels = std::map<std::string, std::string>{};
  m.boot = disk;
  m.disks = std::vector<Disk>{disk, disk};
  m.spares = SetOf<Disk>{{disk}};
  m.named = std::map<std::string, Disk>{{"k", disk}};
  return m;
}

TEST(Builder, RoundTrip) {
  const Binding<Machine>& binding = Binding<Machine>::Of();
  const Machine m = Sample();
  const Value v = binding.Encode(m);
  EXPECT_TRUE(cty::Conforms(v, schema::ObjectType(Described().attributes)));
  const Machine back = binding.Decode(v).value();
  EXPECT_EQ(binding.Encode(back), v);
  EXPECT_TRUE(back.cores.IsUnknown() && back.note.IsNull() && back.labels->empty());
  EXPECT_THAT(*back.tags, ElementsAre("b", "a"));
  EXPECT_EQ(*back.boot->label, "d");
  EXPECT_EQ(back.disks->size(), 2u);
  EXPECT_EQ(back.spares->elements.size(), 1u);
  EXPECT_EQ(*back.named->at("k").label, "d");
}

TEST(Builder, EncodeTakesWhatHasNoMemberFromTheBase) {
  const Value timeouts = Value::Map({{"create", Value::String("1m")}});
  const Value base = Value::Map({{"timeouts", timeouts}, {"name", Value::String("other")}});
  const Value v = Binding<Machine>::Of().Encode(Sample(), base);
  EXPECT_EQ(v.Get("timeouts"), timeouts);
  EXPECT_EQ(v.Get("name"), Value::String("m"));
}

TEST(Builder, NullAndUnknownObjects) {
  EXPECT_TRUE(Binding<Machine>::Of().Decode(Value()).value().name.IsNull());
  const Machine unknown = Binding<Machine>::Of().Decode(Value::Unknown()).value();
  EXPECT_TRUE(unknown.name.IsUnknown() && unknown.disks.IsUnknown());
}

TEST(Builder, DecodeErrorsCarryThePath) {
  const Value half = Value::Num(cty::Number::FromText("1.5").value());
  const Value boot = Value::Map({{"label", Value::String("d")}, {"gigabytes", half}});
  const auto decoded = Binding<Machine>::Of().Decode(Value::Map({{"boot", boot}}));
  EXPECT_EQ(PathOf(decoded.status()), cty::Path("boot").Attribute("gigabytes"));
}

// Illegal words do not compile.
template <typename W>
constexpr bool kReplaces = requires(W w) {
  w.Replace();
};
template <typename W>
constexpr bool kDefaults = requires(W w) {
  w.Default("x");
};
template <typename W>
constexpr bool kKeepsState = requires(W w) {
  w.KeepState();
};
template <typename W>
constexpr bool kMust = requires(W w) {
  w.Must([](const std::string&) { return absl::OkStatus(); });
};
template <typename W>
constexpr bool kEquals = requires(W w) {
  w.EqualWhen([](const std::string&, const std::string&) { return true; });
};
using X = std::string;
static_assert(kReplaces<RequiredWords<X>> && kReplaces<OptionalWords<X>>);
static_assert(kReplaces<OptionalComputedWords<X>>);
static_assert(!kReplaces<ComputedWords<X>> && !kReplaces<WriteOnlyWords<X>>);
static_assert(kDefaults<OptionalComputedWords<X>>);
static_assert(!kDefaults<RequiredWords<X>> && !kDefaults<OptionalWords<X>>);
static_assert(!kDefaults<ComputedWords<X>> && !kDefaults<WriteOnlyWords<X>>);
static_assert(kKeepsState<ComputedWords<X>> && kKeepsState<OptionalComputedWords<X>>);
static_assert(!kKeepsState<RequiredWords<X>> && !kKeepsState<OptionalWords<X>>);
static_assert(!kKeepsState<WriteOnlyWords<X>>);
static_assert(kMust<RequiredWords<X>> && kMust<WriteOnlyWords<X>> && !kMust<ComputedWords<X>>);
static_assert(kEquals<OptionalWords<X>> && !kEquals<ComputedWords<X>>);
static_assert(!kEquals<WriteOnlyWords<X>>);
// A check of another type than the member's does not compile either.
template <typename W>
constexpr bool kMustNumber = requires(W w) {
  w.Must([](const std::vector<int>&) { return absl::OkStatus(); });
};
static_assert(!kMustNumber<RequiredWords<X>>);
// A Val<bool> is no condition.
static_assert(!std::is_convertible_v<Bool, bool> && !std::is_constructible_v<bool, Bool>);

}  // namespace
}  // namespace sdk
