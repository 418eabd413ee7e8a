// When two schemas are the same.
#include "provider/clients/schema_registry/canonical.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace schema_registry {
namespace {

using ::testing::ElementsAre;

TEST(SameSchema, LayoutAndOrderOfKeysMeanNothing) {
  EXPECT_TRUE(SameSchema(R"({"type":"record","name":"R","fields":[]})",
                         "{ \"fields\": [],\n \"name\": \"R\", \"type\": \"record\" }"));
  EXPECT_TRUE(SameSchema("\"string\"", R"({"type": "string"})"));
  EXPECT_FALSE(SameSchema("\"string\"", "\"bytes\""));
}

TEST(SameSchema, TheOrderOfFieldsAndBranchesCounts) {
  EXPECT_FALSE(SameSchema(R"(["null","string"])", R"(["string","null"])"));
  EXPECT_FALSE(SameSchema(
      R"({"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]})",
      R"({"type":"record","name":"R","fields":[{"name":"b","type":"int"},{"name":"a","type":"int"}]})"));
}

TEST(SameSchema, AvroNamesAreTakenInFull) {
  const char* with_namespace =
      R"({"type":"record","name":"R","namespace":"t","aliases":["Old"],"fields":[
          {"name":"o","type":{"type":"enum","name":"E","symbols":["A"]}},
          {"name":"again","type":"E","order":"ascending"}]})";
  const char* in_full =
      R"({"type":"record","name":"t.R","aliases":["t.Old"],"fields":[
          {"name":"o","type":{"type":"enum","name":"E","namespace":"t","symbols":["A"]}},
          {"name":"again","type":{"type":"t.E"}}]})";
  EXPECT_TRUE(SameSchema(with_namespace, in_full));
  EXPECT_FALSE(SameSchema(R"({"type":"fixed","name":"F","namespace":"t","size":2})",
                          R"({"type":"fixed","name":"F","namespace":"u","size":2})"));
}

TEST(SameSchema, WhatRegistriesKeepCounts) {
  const auto field = [](const std::string& more) {
    return R"({"type":"record","name":"R","fields":[{"name":"a","type":)" + more + "}]}";
  };
  EXPECT_FALSE(SameSchema(field(R"("int")"), field(R"("int","default":0)")));
  EXPECT_FALSE(SameSchema(field(R"("int")"), field(R"("int","doc":"of a")")));
  EXPECT_FALSE(SameSchema(field(R"("int")"), field(R"({"type":"int","logicalType":"date"})")));
  EXPECT_FALSE(SameSchema(field(R"("int")"), field(R"("int","order":"ignore")")));
}

TEST(SameSchema, ItemsAndValuesAreEntered) {
  EXPECT_TRUE(SameSchema(R"({"type":"array","items":{"type":"map","values":{"type":"long"}}})",
                         R"({"type":"array","items":{"type":"map","values":"long"}})"));
}

TEST(SameSchema, JsonSchemasAreComparedByValue) {
  EXPECT_TRUE(SameSchema(R"({"type":"object","properties":{"a":{"type":"string"}}})",
                         R"({"properties":{"a":{ "type":"string" }},"type":"object"})"));
  EXPECT_FALSE(SameSchema(R"({"type":"object","properties":{"a":{"type":"string"}}})",
                          R"({"type":"object","properties":{"a":{"type":"number"}}})"));
}

TEST(SameSchema, ProtobufIsComparedWordByWord) {
  const char* plain = "syntax = \"proto3\"; package t; message M { int64 id = 1; }";
  EXPECT_TRUE(SameSchema(
      plain, "// of t\nsyntax=\"proto3\";\n\npackage t;\n/* M */ message M{\n\tint64 id=1;}\n"));
  EXPECT_FALSE(SameSchema(plain, "syntax = \"proto3\"; package t; message M { int64 id = 2; }"));
  EXPECT_FALSE(SameSchema("option a = \"x // y\";", "option a = \"x \";"));
  EXPECT_FALSE(SameSchema("{\"type\":\"string\"}", plain));
}

TEST(SameSchema, HostileTextsAreOnlyDifferent) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(SameSchema(deep, deep + "["));
  EXPECT_FALSE(SameSchema(deep + std::string(100000, ']'), "[]"));
  EXPECT_FALSE(SameSchema("{\"type\":", "\"unclosed"));
  EXPECT_FALSE(SameSchema("/* never closed", "\"\\"));
}

TEST(ProtobufWords, AreNamesNumbersStringsAndSigns) {
  EXPECT_THAT(ProtobufWords("a.b_1 = \"x \\\" y\"; // c"),
              ElementsAre("a.b_1", "=", "\"x \\\" y\"", ";"));
  EXPECT_THAT(ProtobufWords("/* open"), ElementsAre());
}

}  // namespace
}  // namespace schema_registry
