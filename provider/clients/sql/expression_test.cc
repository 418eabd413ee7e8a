#include "provider/clients/sql/expression.h"

#include <gtest/gtest.h>

#include <string>

#include "provider/clients/sql/statement.h"

namespace sql {
namespace {

TEST(ExpressionTest, TakesExpressionsAsTheyStand) {
  for (const char* text :
       {"lower(email)", "date_trunc('day', ts)", "a > 1 AND b = 'it''s; -- \\' x'",
        "`odd;name` + 1", "concat(a, \"(\", b)", "m['k']"}) {
    const auto expression = Expression::Of(text);
    ASSERT_TRUE(expression.ok()) << text << ": " << expression.status();
    const Statement statement = Statement("WHERE ") << *expression;
    EXPECT_EQ(statement.Render(), std::string("WHERE ") + text);
    EXPECT_EQ(statement.Template(), "WHERE <expression>");
  }
}

TEST(ExpressionTest, RefusesWhatReachesOut) {
  for (const char* text :
       {"", "  ", "a; DROP TABLE t", "a -- x", "a /* x */", "a # x", "a, b", "f(a", "a)", "(a]",
        "'open", "'a\\'", "\"open", "`open", "a) , (b", "\xff"}) {
    EXPECT_FALSE(Expression::Of(text).ok()) << text;
  }
  EXPECT_FALSE(Expression::Of(std::string_view("a\0b", 3)).ok());
}

}  // namespace
}  // namespace sql
