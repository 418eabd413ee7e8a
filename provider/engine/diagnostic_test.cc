// What the user gets to read: rules D1-D7 (D7 also in plan_call_test.cc).
#include "provider/engine/diagnostic.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/engine/job.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using base::ErrorKind;
using base::MakeError;
using cty::Value;
using engine_testing::FakeResource;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

// A secret that no other text of the tests holds.
constexpr char kSecret[] = "zyxwv-q9-secret";

TEST(Diagnostics, D1_AnErrorOfAResourceIsADiagnosticOfAnAnswer) {
  ThingServer server(SchemaOf({Required("name")}));
  server.thing().read = [](sdk::Call&, const Value&) -> FakeResource::StatusOrValue {
    return MakeError(ErrorKind::kFinal, "Denied.");
  };
  const Value state = Value::Map({{"name", Str("a")}});
  const ObjectResult result = server.Read(state);
  EXPECT_EQ(result.state, state);
  EXPECT_EQ(TextOf(result.diagnostics), "error: Reading t_thing failed [] Denied.\n");
}

TEST(Diagnostics, D2_EveryDiagnosticIsAnErrorOrAWarning) {
  const Diagnostics warning = {{Diagnostic::Severity::kWarning, "s", "d", {}}};
  EXPECT_FALSE(HasError({}));
  EXPECT_FALSE(HasError(warning));
  EXPECT_EQ(FromStatus("Title", absl::InternalError("x")).severity, Diagnostic::Severity::kError);
  EXPECT_TRUE(HasError({warning[0], FromStatus("Title", absl::InternalError("x"))}));
}

TEST(Diagnostics, D3_TitleThenWhatAndWhatToDoNext) {
  const absl::Status status = MakeError(ErrorKind::kFinal, "It is so.", "Do this.");
  const Diagnostic plain = FromStatus("Reading failed", status);
  EXPECT_EQ(plain.summary, "Reading failed");
  EXPECT_EQ(plain.detail, "It is so.\n\nDo this.");
  EXPECT_EQ(FromStatus("Reading failed", sdk::WithTitle("Not there", status)).summary, "Not there");
  Diagnostics broken;
  AppendViolations("t_thing", {{"P3", "it differs", cty::Path("a")}}, &broken);
  EXPECT_THAT(broken[0].summary, Not(EndsWith(".")));
  EXPECT_THAT(UnknownType("function", "f").summary, Not(EndsWith(".")));
}

TEST(Diagnostics, D4_TheAttributeToBlameIsNamed) {
  const cty::Path path = cty::Path("tls").Attribute("mode");
  EXPECT_EQ(FromStatus("t", sdk::AtAttribute(path, absl::InternalError("x"))).path, path);
  EXPECT_TRUE(FromStatus("t", absl::InternalError("x")).path.empty());
}

TEST(Diagnostics, D5_WarningsDoNotStop) {
  ThingServer server(SchemaOf({Required("name")}));
  server.thing().create = [](sdk::Call& call, const Value& plan, const Value&) {
    call.Warn("Mind this", "It is slow.", cty::Path("name"));
    return plan;
  };
  const Value object = Value::Map({{"name", Str("a")}});
  const ObjectResult result = server.Create(object, object);
  EXPECT_EQ(result.state, object);
  EXPECT_EQ(TextOf(result.diagnostics), "warning: Mind this [name] It is slow.\n");
}

TEST(Diagnostics, D6_SecretsAreTakenOut) {
  base::RegisterSecret(kSecret);
  const std::string leak = std::string("password ") + kSecret;
  const Diagnostic d =
      FromStatus("t", sdk::WithTitle(leak, MakeError(ErrorKind::kFinal, leak, leak)));
  EXPECT_THAT(d.summary + d.detail, Not(HasSubstr(kSecret)));
  EXPECT_THAT(d.detail, HasSubstr("(sensitive)"));
}

TEST(Diagnostics, D6_SecretsAreTakenOutOfWarningsToo) {
  base::RegisterSecret(kSecret);
  base::StopSignal stop;
  const base::Context context(&stop, absl::InfiniteFuture());
  sdk::Call call(context, nullptr);
  call.Warn(kSecret, kSecret);
  Diagnostics out;
  AppendWarnings(call, &out);
  EXPECT_THAT(TextOf(out), Not(HasSubstr(kSecret)));
}

}  // namespace
}  // namespace engine
