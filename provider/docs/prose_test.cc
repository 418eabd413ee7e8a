#include "provider/docs/prose.h"

#include "gtest/gtest.h"

namespace docs {
namespace {

TEST(SplitProseTest, TakesFrontMatterAndImportNotesApart) {
  const ProseParts parts = SplitProse(
      "---\nsubcategory: Security and more\n---\nBody.\n\n## More\n\n## Import\n\nBy id.\n");
  EXPECT_EQ(parts.subcategory, "Security and more");
  EXPECT_EQ(parts.body, "Body.\n\n## More");
  EXPECT_EQ(parts.import_notes, "By id.");
}

TEST(SplitProseTest, PlainTextIsAllBody) {
  const ProseParts parts = SplitProse("\nA rule:\n\n---\n\nsubcategory: no\n");
  EXPECT_EQ(parts.subcategory, "");
  EXPECT_EQ(parts.body, "A rule:\n\n---\n\nsubcategory: no");
  EXPECT_EQ(parts.import_notes, "");
}

TEST(SplitProseTest, UnclosedFrontMatterIsBody) {
  EXPECT_EQ(SplitProse("---\nsubcategory: x").body, "---\nsubcategory: x");
}

TEST(SplitProseTest, OnlyAnImportSection) {
  const ProseParts parts = SplitProse("## Import\nBy id.");
  EXPECT_EQ(parts.body, "");
  EXPECT_EQ(parts.import_notes, "By id.");
}

TEST(SplitProseTest, EmptyFrontMatter) {
  const ProseParts parts = SplitProse("---\n---\nBody");
  EXPECT_EQ(parts.subcategory, "");
  EXPECT_EQ(parts.body, "Body");
}

TEST(LoadProseTest, ATreeWithoutResourcesIsAnError) {
  const absl::StatusOr<Prose> prose = LoadProse("provider/docs");
  ASSERT_FALSE(prose.ok());
  EXPECT_NE(prose.status().message().find("resources"), std::string::npos) << prose.status();
}

}  // namespace
}  // namespace docs
