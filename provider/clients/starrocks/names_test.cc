#include "provider/clients/starrocks/names.h"

#include <gtest/gtest.h>

#include <string>

#include "provider/base/status.h"

namespace starrocks {
namespace {

std::string Long(std::size_t length) { return std::string(length, 'a'); }

TEST(NamesTest, Roles) {
  for (const std::string& name :
       {std::string("q1"), std::string("_1"), std::string("select"), Long(64)}) {
    EXPECT_TRUE(CheckRoleName(name).ok()) << name;
    EXPECT_TRUE(CheckCatalogName(name).ok()) << name;
  }
  for (const std::string& name :
       {std::string(""), std::string("_"), std::string("__a"), std::string("1a"),
        std::string("a-b"), std::string("a b"), std::string("é"), std::string("a`"), Long(65)}) {
    EXPECT_FALSE(CheckRoleName(name).ok()) << name;
  }
}

// As recorded from a server: which names it took and which it refused with code 1102.
TEST(NamesTest, Databases) {
  for (const std::string& name :
       {std::string("raw-events"), std::string("_private"), std::string("Analytics"),
        std::string("dol$lar"), std::string("select"), std::string("a-~!@#$%^&<>=+"), Long(256)}) {
    EXPECT_TRUE(CheckDatabaseName(name).ok()) << name;
  }
  for (const std::string& name :
       {std::string("1analytics"), std::string("123"), std::string("sp ace"),
        std::string("dot.ted"), std::string("sla/sh"), std::string("données"), std::string("数据"),
        std::string(""), std::string("_"), std::string("-a"), Long(257)}) {
    EXPECT_FALSE(CheckDatabaseName(name).ok()) << name;
  }
}

TEST(NamesTest, DatabaseMarksNeed33) {
  EXPECT_TRUE(CheckDatabaseNameFor(ParseVersion("3.3.0"), "raw-events").ok());
  EXPECT_TRUE(CheckDatabaseNameFor(ParseVersion("3.2.9"), "raw_events").ok());
  const absl::Status status = CheckDatabaseNameFor(ParseVersion("3.2.9"), "raw-events");
  EXPECT_EQ(status.message(), "\"raw-events\" is not a valid database name");
  EXPECT_NE(base::NextStepOf(status).find("3.3"), std::string::npos);
}

TEST(NamesTest, Users) {
  for (const std::string& name :
       {std::string("u"), std::string("1"), std::string("_x"), std::string("svc/host.example-1"),
        std::string("a.b-c"), Long(64)}) {
    EXPECT_TRUE(CheckUserName(name).ok()) << name;
  }
  for (const std::string& name :
       {std::string(""), std::string("a@b"), std::string("a b"), std::string(".a"),
        std::string("a//b"), std::string("a.b/c"), std::string("/a"), std::string("ü"), Long(65)}) {
    EXPECT_FALSE(CheckUserName(name).ok()) << name;
  }
}

TEST(NamesTest, WhatTheServerOwns) {
  EXPECT_TRUE(IsBuiltinRole("public"));
  EXPECT_FALSE(IsBuiltinRole("PUBLIC"));
  EXPECT_TRUE(IsSystemDatabase("_statistics_"));
  EXPECT_FALSE(IsSystemDatabase("SYS"));
}

}  // namespace
}  // namespace starrocks
