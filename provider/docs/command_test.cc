#include "provider/docs/command.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/docs/pages.h"
#include "provider/docs/schema_json.h"
#include "provider/docs/test_catalog.h"

namespace docs {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A source tree with the prose of the test catalog, removed at the end.
class DocsCommandTest : public testing::Test {
 protected:
  DocsCommandTest() {
    std::string pattern = (fs::temp_directory_path() / "tf_docs_XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    for (const auto& [path, text] : TestProse()) Write(path, text);
  }
  ~DocsCommandTest() override { fs::remove_all(root_); }

  void Write(const std::string& path, const std::string& text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  bool Exists(const std::string& path) const { return fs::exists(root_ / path); }

  int Run(const std::vector<std::string_view>& more = {}) {
    out_.str("");
    err_.str("");
    const std::string root = root_.string();
    std::vector<std::string_view> arguments = {"--source", root};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunDocs({catalog_, kTestAddress, arguments, out_, err_});
  }

  const sdk::Catalog catalog_ = TestCatalog();
  fs::path root_;
  std::ostringstream out_, err_;
};

TEST_F(DocsCommandTest, WritesThePagesOnceAndThenFindsThemGood) {
  EXPECT_EQ(Run({"--check"}), 1);
  EXPECT_THAT(err_.str(), HasSubstr("docs/resources/thing.md: out of date"));
  EXPECT_FALSE(Exists("docs"));

  EXPECT_EQ(Run(), 0) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("docs/index.md: written\n"));
  for (const auto& [path, text] : Pages(catalog_, kTestAddress, TestProse())) {
    EXPECT_EQ(*ReadFile(root_ / path), text) << path;
  }
  EXPECT_EQ(Run({"--check"}), 0) << err_.str();
  EXPECT_EQ(Run(), 0);
  EXPECT_EQ(out_.str(), "") << "nothing to write the second time";
}

TEST_F(DocsCommandTest, ChangedPagesAndPagesOfRemovedTypesAreReportedAndRepaired) {
  ASSERT_EQ(Run(), 0);
  Write("docs/resources/thing.md", "edited by hand");
  Write("docs/resources/gone.md", "of a type that was removed");
  EXPECT_EQ(Run({"--check"}), 1);
  EXPECT_EQ(err_.str(),
            "docs/resources/thing.md: out of date, run `docs` to write it\n"
            "docs/resources/gone.md: nothing has this page any more, run `docs` to remove it\n");

  EXPECT_EQ(Run(), 0);
  EXPECT_EQ(out_.str(), "docs/resources/thing.md: written\ndocs/resources/gone.md: removed\n");
  EXPECT_FALSE(Exists("docs/resources/gone.md"));
}

TEST_F(DocsCommandTest, HandWrittenDocumentsAreNotTouched) {
  Write("docs/guides/tls.md", "guide");
  Write("docs/design/architecture.md", "design");
  Write("docs/resources/picture.png", "not a page");
  EXPECT_EQ(Run(), 0);
  EXPECT_EQ(Run({"--check"}), 0);
  EXPECT_EQ(*ReadFile(root_ / "docs/guides/tls.md"), "guide");
  EXPECT_EQ(*ReadFile(root_ / "docs/design/architecture.md"), "design");
  EXPECT_TRUE(Exists("docs/resources/picture.png"));
}

TEST_F(DocsCommandTest, MissingProseFailsInBothModes) {
  fs::remove(root_ / "examples/resources/demo_thing/resource.tf");
  EXPECT_EQ(Run(), 1);
  EXPECT_EQ(err_.str(), "examples/resources/demo_thing/resource.tf: missing, write it\n");
  EXPECT_TRUE(Exists("docs/resources/thing.md"));
  EXPECT_EQ(Run({"--check"}), 1);
}

TEST_F(DocsCommandTest, WrongArgumentsAndWrongTrees) {
  EXPECT_EQ(Run({"--bogus"}), 2);
  EXPECT_EQ(Run({"--source"}), 2);
  EXPECT_THAT(err_.str(), HasSubstr("usage: docs"));
  const std::string nowhere = (root_ / "nowhere").string();
  EXPECT_EQ(Run({"--source", nowhere}), 1);
  EXPECT_THAT(err_.str(), HasSubstr("nowhere"));
}

TEST(SchemaCommandTest, PrintsTheDocument) {
  const sdk::Catalog catalog = TestCatalog();
  std::ostringstream out, err;
  EXPECT_EQ(RunSchema({catalog, kTestAddress, {}, out, err}), 0);
  EXPECT_EQ(out.str(), SchemaJson(catalog, kTestAddress) + "\n");
  EXPECT_EQ(RunSchema({catalog, kTestAddress, {"-x"}, out, err}), 2);
  EXPECT_EQ(err.str(), "usage: schema\n");
}

}  // namespace
}  // namespace docs
