// The reader of SHOW CREATE CATALOG on texts that a real front end printed.
#include "provider/clients/starrocks/catalog_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/strings/str_replace.h"
#include "provider/base/status.h"

namespace starrocks {
namespace {

std::map<std::string, std::string> Recorded() {
  std::map<std::string, std::string> texts;  // by number and name
  std::ifstream file("provider/clients/starrocks/testdata/show_create_catalog_rows.jsonl");
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    texts[std::to_string(texts.size()) + " " + row["name"].get<std::string>()] = row["text"];
  }
  return texts;
}

CatalogDefinition RecordedOf(const std::string& name) {
  for (const auto& [key, text] : Recorded()) {
    if (!key.ends_with(" " + name)) continue;
    const absl::StatusOr<CatalogDefinition> definition = ParseCreateCatalog(text);
    EXPECT_TRUE(definition.ok()) << definition.status();
    if (definition.ok()) return *definition;
  }
  ADD_FAILURE() << name;
  return {};
}

std::string Quoted(const std::string& text) {
  return "\"" + absl::StrReplaceAll(text, {{"\"", "\\\""}}) + "\"";
}

std::string QuotedComment(const std::string& text) {
  return "\"" + absl::StrReplaceAll(text, {{"\"", "\\\""}, {"\\", "\\\\"}}) + "\"";
}

// The order of the pairs is the server's own, so: each is there, and together they are all.
TEST(CreateCatalogText, EveryRecordedOneIsReadToTheLastByte) {
  const auto texts = Recorded();
  ASSERT_EQ(texts.size(), 41u);
  for (const auto& [name, text] : texts) {
    const absl::StatusOr<CatalogDefinition> definition = ParseCreateCatalog(text);
    ASSERT_TRUE(definition.ok()) << definition.status();
    std::string head = "CREATE EXTERNAL CATALOG `" + name.substr(name.find(' ') + 1) + "`\n";
    if (text.find("\ncomment ") != std::string::npos) {
      head += "comment " + QuotedComment(definition->comment) + "\n";
    }
    head += "PROPERTIES (";
    EXPECT_EQ(text.substr(0, head.size()), head);
    std::size_t length = head.size() + 2;
    for (const auto& [key, value] : definition->properties) {
      const std::string pair = Quoted(key) + "  =  " + Quoted(value);
      EXPECT_NE(text.find(pair), std::string::npos) << pair;
      length += pair.size() + 2;
    }
    EXPECT_EQ(length - 2, text.size()) << text;
  }
}

TEST(CreateCatalogText, ValuesOfAllKinds) {
  const CatalogDefinition values = RecordedOf("v_quote");
  EXPECT_EQ(values.properties.at("p.single"), "it's");
  EXPECT_EQ(values.properties.at("p.double"), "say \"hi\"");
  EXPECT_EQ(values.properties.at("p.back"), "a\\b");
  EXPECT_EQ(values.properties.at("p.nl"), "a\nb");
  EXPECT_EQ(values.properties.at("p.uni"), "é数🏨");
  EXPECT_EQ(values.properties.at("p.empty"), "");
  EXPECT_EQ(values.properties.at("p.space"), "  x  ");
  EXPECT_EQ(values.properties.at("p.eq"), "a=b,c=(d)");
  EXPECT_EQ(values.properties.at("p.nul"), std::string("a\0b", 3));
  EXPECT_EQ(RecordedOf("c_quote").comment, "it's the \"best\" lake");
  EXPECT_EQ(RecordedOf("c_back").comment, "back\\slash and \"quote\" and 'single'");
  EXPECT_EQ(RecordedOf("c_newline").comment, "line one\nline two\ttab");
  EXPECT_EQ(RecordedOf("c_unicode").comment, "données 数据 🏨🧳");
  EXPECT_EQ(RecordedOf("c_empty").comment, "");
}

// What looks like the text's own delimiters.
TEST(CreateCatalogText, HostileValuesStayValues) {
  const std::map<std::string, std::string> hostile = {{"a", "x\",\n\"b\"  =  \"y"},
                                                      {"b", "ends with a backslash\\"},
                                                      {"c", "\"\n)"},
                                                      {"d", "\"  =  \""},
                                                      {"e", "\\\""},
                                                      {"f", "\nPROPERTIES (\""},
                                                      {"g", "\\\\"}};
  const std::string comment = "\"\nPROPERTIES (\"type\"  =  \"hive\"\n)\\";
  std::string text =
      "CREATE EXTERNAL CATALOG `c`\ncomment " + QuotedComment(comment) + "\nPROPERTIES (";
  for (const auto& [key, value] : hostile) {
    text += (key == "a" ? "" : ",\n") + Quoted(key) + "  =  " + Quoted(value);
  }
  const absl::StatusOr<CatalogDefinition> definition = ParseCreateCatalog(text + "\n)");
  ASSERT_TRUE(definition.ok()) << definition.status();
  EXPECT_EQ(definition->properties, hostile);
  EXPECT_EQ(definition->comment, comment);
}

TEST(CreateCatalogText, UnknownShapesAreErrorsWithoutTheValues) {
  for (const std::string text :
       {"", "CREATE EXTERNAL CATALOG `c`", "CREATE EXTERNAL CATALOG `c`\nPROPERTIES ()",
        "CREATE EXTERNAL CATALOG `c`\nPROPERTIES (\"k\" = \"sesame-sesame\"\n)",
        "CREATE EXTERNAL CATALOG `c`\nPROPERTIES (\"k\"  =  \"sesame-sesame\")",
        "CREATE EXTERNAL CATALOG `c`\nPROPERTIES (\"k\"\n)"}) {
    const absl::Status status = ParseCreateCatalog(text).status();
    EXPECT_EQ(base::KindOf(status), base::ErrorKind::kFinal) << text;
    EXPECT_EQ(status.message().find("sesame"), std::string::npos) << status;
  }
  EXPECT_EQ(ShapeOf("X (\"k\"  =  \"v\"\n)"), "X (\"\"  =  \"\"\n)");
}

}  // namespace
}  // namespace starrocks
