#include "provider/clients/sql/statement.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <type_traits>

namespace sql {
namespace {

template <typename T>
concept Appendable = requires(Statement& statement, const T& piece) {
  statement << piece;
};
static_assert(Appendable<Text> && Appendable<Ident> && Appendable<Literal> && Appendable<Secret>);
static_assert(Appendable<Bare> && Appendable<UserIdentity> && Appendable<Statement>);
static_assert(!Appendable<std::string>);
static_assert(!Appendable<std::string_view>);
static_assert(!Appendable<const char*>);
static_assert(!Appendable<base::Secret>);
static_assert(!Appendable<int>);
static_assert(!std::is_constructible_v<Text, std::string>);
static_assert(!std::is_constructible_v<Text, std::string_view>);
static_assert(!std::is_constructible_v<Text, const char*>);
static_assert(!std::is_constructible_v<Statement, std::string>);
static_assert(!std::is_constructible_v<Statement, const char*>);
static_assert(!std::is_constructible_v<Ident, std::string>);
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<Bare, std::string>);
static_assert(!std::is_default_constructible_v<Part>);

TEST(StatementTest, RendersForServerAndLog) {
  const Ident role = *Ident::Of("etl");
  const Literal comment = *Literal::Of("it's \\ mine");
  const Statement statement = Statement("CREATE ROLE ") << role << " COMMENT " << comment;
  EXPECT_EQ(statement.Render(), R"(CREATE ROLE `etl` COMMENT 'it\'s \\ mine')");
  EXPECT_EQ(statement.Template(), "CREATE ROLE `etl` COMMENT ?");
  EXPECT_EQ(Statement::Of(Text("CREATE ROLE "), role, Text(" COMMENT "), comment).Render(),
            statement.Render());
}

TEST(StatementTest, NestsStatements) {
  const Statement properties = Statement(" PROPERTIES (") << *Literal::Of("k") << ")";
  Statement statement("CREATE DATABASE ");
  statement << *Ident::Of("db") << properties;
  EXPECT_EQ(statement.Render(), "CREATE DATABASE `db` PROPERTIES ('k')");
  EXPECT_EQ(statement.Template(), "CREATE DATABASE `db` PROPERTIES (?)");
}

TEST(StatementTest, HidesSecrets) {
  const base::Secret password("statement-canary'");
  const Statement statement = Statement("ALTER USER ")
                              << *UserIdentity::Of("u", "%") << " IDENTIFIED BY "
                              << *Secret::Of(password);
  EXPECT_EQ(statement.Render(), R"(ALTER USER 'u'@'%' IDENTIFIED BY 'statement-canary\'')");
  EXPECT_EQ(statement.Template(), "ALTER USER 'u'@'%' IDENTIFIED BY <secret>");
}

TEST(StatementTest, Bares) {
  EXPECT_EQ(Statement::Of(Bare::Integer(INT64_MIN)).Render(), "-9223372036854775808");
  for (std::string_view size : {"1B", "10K", "10KB", "7M", "7MB", "1G", "100GB", "2T", "2TB", "1P",
                                "1PB", "9223372036854775807B"}) {
    EXPECT_EQ(Statement::Of(*Bare::Size(size)).Render(), size);
  }
  for (std::string_view size : {"", "B", "0B", "01B", "-1B", "1", "1b", "1EB", "1 B", "1B;",
                                "1.5GB", "1B B", "+1B", "0x1B"}) {
    EXPECT_FALSE(Bare::Size(size).ok()) << size;
  }
}

TEST(StatementTest, UserIdentities) {
  EXPECT_EQ(Statement::Of(*UserIdentity::Of("jo", "10.0.0.%")).Render(), "'jo'@'10.0.0.%'");
  EXPECT_EQ(Statement::Of(*UserIdentity::Of("jo", "example.com", true)).Render(),
            "'jo'@['example.com']");
  EXPECT_EQ(Statement::Of(*UserIdentity::Of("a'b", "c\\")).Render(), R"('a\'b'@'c\\')");
  EXPECT_FALSE(UserIdentity::Of(std::string_view("a\0b", 3), "%").ok());
}

TEST(IdentTest, RefusesWhatCannotBeWritten) {
  for (std::string_view name :
       {std::string_view(""), std::string_view("a`b"), std::string_view("a\0b", 3),
        std::string_view("a\nb"), std::string_view("a\x7f"), std::string_view("\xff")}) {
    EXPECT_FALSE(Ident::Of(name).ok()) << name;
  }
}

TEST(IdentTest, QuotesAllElse) {
  for (std::string_view name : {"select", "a b", "a.b", "a'b\"c", "données", "--x", "a;b", "\\"}) {
    EXPECT_EQ(Statement::Of(*Ident::Of(name)).Render(), "`" + std::string(name) + "`");
  }
}

TEST(LiteralTest, RefusesWithoutShowingTheValue) {
  const base::Secret bad(std::string_view("hidden\0value", 12));
  const absl::Status status = Secret::Of(bad).status();
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(status.ToString().find("hidden"), std::string::npos);
  EXPECT_FALSE(Literal::Of("\xc3").ok());
}

}  // namespace
}  // namespace sql
