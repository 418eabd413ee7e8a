// Recorded answers of Apicurio, and a registry with Confluent's codes.
#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/testing/answers.h"
#include "provider/clients/schema_registry/configs.h"
#include "provider/clients/schema_registry/errors.h"
#include "provider/clients/schema_registry/schemas.h"
#include "provider/clients/schema_registry/testing/fake_registry.h"

namespace schema_registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::unique_ptr<http::Client> ClientOf(const std::string& url) {
  http::Options options;
  options.url = url;
  return *http::Client::Make(options);
}

class Recorded : public ::testing::Test {
 protected:
  void Play(const std::string& name) {
    const auto answer =
        http::testing::Recorded("provider/clients/schema_registry/testdata/" + name + ".json");
    server_.SetHandler([answer](const http::testing::Seen&) { return answer; });
  }

  http::testing::Server server_{[](const http::testing::Seen&) { return http::testing::Answer(); }};
  std::unique_ptr<http::Client> client_ = ClientOf(server_.url());
  base::StopSignal stop_;
  const base::Context context_{&stop_, absl::Now() + absl::Seconds(20)};
  const Schema schema_ = {"AVRO", R"("string")", {}};
};

TEST_F(Recorded, AVersionIsTheSameInBothShapes) {
  for (const char* name : {"version_1", "version_1_older"}) {
    Play(name);
    const auto version = GetVersion(*client_, context_, "orders-value", 1);
    ASSERT_TRUE(version.ok()) << version.status();
    EXPECT_EQ(version->id, 1);
    EXPECT_EQ(version->version, 1);
    EXPECT_EQ(version->schema.type, "AVRO");
    EXPECT_THAT(version->schema.text, HasSubstr("\"Order\""));
    EXPECT_THAT(version->schema.references, IsEmpty());
  }
  EXPECT_EQ(server_.seen()[0].target, "/subjects/orders-value/versions/1");
}

TEST_F(Recorded, NotFoundIsOnlyWhatTheRegistrySays) {
  Play("subject_not_found");
  EXPECT_EQ(base::KindOf(GetVersion(*client_, context_, "nope", 0).status()),
            base::ErrorKind::kNotFound);
  EXPECT_THAT(*ListVersions(*client_, context_, "nope"), IsEmpty());
  Play("unknown_path");
  const absl::Status elsewhere = GetVersion(*client_, context_, "nope", 0).status();
  EXPECT_EQ(base::KindOf(elsewhere), base::ErrorKind::kFinal);
  EXPECT_THAT(base::NextStepOf(elsewhere), HasSubstr("schema_registry.url"));
}

TEST_F(Recorded, CompatibilityWithoutReasons) {
  Play("compat_all_versions");
  const auto verdict = CheckCompatibility(*client_, context_, "s", schema_, /*normalize=*/true);
  ASSERT_TRUE(verdict.ok());
  EXPECT_FALSE(verdict->compatible);
  EXPECT_THAT(verdict->reasons, IsEmpty());
  EXPECT_EQ(server_.seen()[0].target,
            "/compatibility/subjects/s/versions?normalize=true&verbose=true");
  Play("subject_not_found");
  EXPECT_TRUE(CheckCompatibility(*client_, context_, "s", schema_, false)->compatible);
}

TEST_F(Recorded, RefusalsCarryTheirCode) {
  Play("register_incompatible_409");
  const absl::Status incompatible = Register(*client_, context_, "s", schema_, false).status();
  EXPECT_EQ(HttpStatusOf(incompatible), 409);
  EXPECT_THAT(std::string(incompatible.message()),
              HasSubstr("answered 409: Incompatible artifact: orders-value"));
  Play("register_invalid_422");
  EXPECT_EQ(CodeOf(Register(*client_, context_, "s", schema_, false).status()), kInvalidSchema);
  EXPECT_EQ(CodeOf(absl::InternalError("not of a registry")), 0);
}

TEST_F(Recorded, AReferencedSubjectStays) {
  Play("delete_version_referenced");
  const absl::Status status = DeleteSubject(*client_, context_, "s", false);
  EXPECT_EQ(CodeOf(status), kReferenced);
  EXPECT_THAT(base::NextStepOf(status), HasSubstr("Delete the schemas that refer to it first"));
}

TEST_F(Recorded, DeletingWhatIsDeletedIsASuccess) {
  for (const char* name :
       {"delete_subject_soft", "delete_subject_soft_again", "subject_not_found"}) {
    Play(name);
    EXPECT_TRUE(DeleteSubject(*client_, context_, "s", false).ok()) << name;
  }
  Play("delete_subject_permanent_without_soft");
  EXPECT_FALSE(DeleteSubject(*client_, context_, "s", true).ok());
}

TEST_F(Recorded, LevelsAreRead) {
  Play("config_subject_get");
  EXPECT_EQ(*GetLevel(*client_, context_, "orders-value"), "FULL");
  Play("config_subject_unset_404");
  EXPECT_EQ(*GetLevel(*client_, context_, "orders-value"), "NONE");
  Play("config_global_put");
  EXPECT_TRUE(SetLevel(*client_, context_, "", "BACKWARD").ok());
  EXPECT_EQ(server_.seen().back().target, "/config");
  EXPECT_EQ(server_.seen().back().body, R"({"compatibility":"BACKWARD"})");
}

class Confluent : public ::testing::Test {
 protected:
  absl::StatusOr<Version> RegisterText(const std::string& text) {
    return Register(*client_, context_, "s", {"AVRO", text, {}}, false);
  }

  testing::FakeRegistry registry_;
  std::unique_ptr<http::Client> client_ = ClientOf(registry_.url());
  base::StopSignal stop_;
  const base::Context context_{&stop_, absl::Now() + absl::Seconds(20)};
};

TEST_F(Confluent, VersionsCountUpAndAreNotMadeTwice) {
  EXPECT_EQ(RegisterText("\"int\"")->version, 1);
  EXPECT_EQ(RegisterText("\"long\"")->version, 2);
  EXPECT_EQ(RegisterText("\"int\"")->version, 1);
  EXPECT_THAT(*ListVersions(*client_, context_, "s"), ElementsAre(1, 2));
  EXPECT_EQ(GetVersion(*client_, context_, "s", 0)->schema.text, "\"long\"");
}

TEST_F(Confluent, ASoftlyDeletedSubjectComesBack) {
  ASSERT_TRUE(RegisterText("\"int\"").ok());
  ASSERT_TRUE(DeleteSubject(*client_, context_, "s", false).ok());
  EXPECT_THAT(*ListSubjects(*client_, context_, false), IsEmpty());
  EXPECT_THAT(*ListSubjects(*client_, context_, true), ElementsAre("s"));
  EXPECT_EQ(RegisterText("\"int\"")->version, 2);
}

TEST_F(Confluent, DeletingForGoodDeletesSoftlyFirst) {
  ASSERT_TRUE(RegisterText("\"int\"").ok());
  ASSERT_TRUE(DeleteSubject(*client_, context_, "s", true).ok());
  EXPECT_THAT(*ListSubjects(*client_, context_, true), IsEmpty());
  EXPECT_TRUE(DeleteSubject(*client_, context_, "s", true).ok());
}

TEST_F(Confluent, DeletingForGoodTakesWhatOthersDeletedSoftly) {
  ASSERT_TRUE(RegisterText("\"int\"").ok());
  ASSERT_TRUE(DeleteSubject(*client_, context_, "s", false).ok());
  EXPECT_TRUE(DeleteSubject(*client_, context_, "s", true).ok());
  EXPECT_TRUE(registry_.subjects().empty());
}

TEST_F(Confluent, TheReasonsAreTold) {
  ASSERT_TRUE(RegisterText("\"int\"").ok());
  registry_.faults().incompatible = {"reader type: STRING"};
  const auto verdict = CheckCompatibility(*client_, context_, "s", {}, false);
  ASSERT_TRUE(verdict.ok());
  EXPECT_FALSE(verdict->compatible);
  EXPECT_THAT(verdict->reasons, ElementsAre("reader type: STRING"));
}

TEST_F(Confluent, ASubjectWithoutALevelHasNone) {
  EXPECT_EQ(base::KindOf(GetLevel(*client_, context_, "s").status()), base::ErrorKind::kNotFound);
  ASSERT_TRUE(SetLevel(*client_, context_, "s", "FULL").ok());
  EXPECT_EQ(*GetLevel(*client_, context_, "s"), "FULL");
  EXPECT_TRUE(DeleteLevel(*client_, context_, "s").ok());
  EXPECT_TRUE(DeleteLevel(*client_, context_, "s").ok());
  ASSERT_TRUE(SetLevel(*client_, context_, "", "FULL").ok());
  EXPECT_TRUE(DeleteLevel(*client_, context_, "").ok());
  EXPECT_EQ(*GetLevel(*client_, context_, ""), "BACKWARD");
}

}  // namespace
}  // namespace schema_registry
