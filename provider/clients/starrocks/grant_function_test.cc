#include "provider/clients/starrocks/grant_function.h"

#include <gtest/gtest.h>

namespace starrocks {
namespace {

struct Case {
  const char* written;
  const char* canonical;
  const char* printed;
  const char* sent;
};

TEST(FunctionSignature, InAllItsForms) {
  for (const Case& c : {
           Case{"f()", "f()", "", "()"},
           Case{"f(INT)", "f(INT)", "INT", "(INT)"},
           Case{" f ( int , String ) ", "f(INT,VARCHAR)", "INT,VARCHAR", "(INT, STRING)"},
           Case{"f(varchar(20),char(3))", "f(VARCHAR,CHAR)", "VARCHAR,CHAR",
                "(VARCHAR(20), CHAR(3))"},
           Case{"f(decimal(10, 2))", "f(DECIMAL(10,2))", "DECIMAL64", "(DECIMAL(10, 2))"},
           Case{"f(DECIMAL(9))", "f(DECIMAL(9))", "DECIMAL32", "(DECIMAL(9))"},
           Case{"f(DECIMAL(38,5))", "f(DECIMAL(38,5))", "DECIMAL128", "(DECIMAL(38, 5))"},
           Case{"f(DECIMAL128)", "f(DECIMAL128)", "DECIMAL128", "(DECIMAL128)"},
           Case{"f(INT, ...)", "f(INT,...)", "INT, ...", "(INT, ...)"},
           Case{"f(INT...)", "f(INT,...)", "INT, ...", "(INT, ...)"},
           Case{"f(array<int>)", "f(ARRAY<INT>)", "INVALID_TYPE", "(ARRAY<INT>)"},
           Case{"f(MAP<INT,ARRAY<STRING>>, INT)", "f(MAP<INT,ARRAY<VARCHAR>>,INT)",
                "INVALID_TYPE,INT", "(MAP<INT, ARRAY<STRING>>, INT)"},
           Case{"f(struct<a int, b string>)", "f(STRUCT<a INT,b VARCHAR>)", "INVALID_TYPE",
                "(STRUCT<`a` INT, `b` STRING>)"},
       }) {
    const absl::StatusOr<FunctionSignature> signature = ParseFunctionSignature(c.written);
    ASSERT_TRUE(signature.ok()) << signature.status();
    EXPECT_EQ(ToString(*signature), c.canonical);
    EXPECT_EQ(signature->printed, c.printed);
    EXPECT_EQ(signature->sql.Render(), c.sent);
    EXPECT_EQ(ToString(*ParseFunctionSignature(c.canonical)), c.canonical);
  }
}

TEST(FunctionSignature, NothingElseGetsIntoAStatement) {
  for (const char* text : {"",
                           "f",
                           "f(",
                           "f)",
                           "f(INT",
                           "f(INT))",
                           "f(INT,)",
                           "f(,INT)",
                           "f(...)",
                           "f(NOSUCH)",
                           "f(INT); DROP ROLE r",
                           "f(INT) TO ROLE r",
                           "f`(INT)",
                           "(INT)",
                           "f(VARCHAR(x))",
                           "f(VARCHAR())",
                           "f(DECIMAL(1,2,3))",
                           "f(ARRAY<INT)",
                           "f(ARRAY<>)",
                           "f(STRUCT<INT>)",
                           "f(STRUCT<a` INT>)",
                           "f(INT /* */)",
                           "f(INVALID_TYPE)",
                           "f(VARCHAR(-1))"}) {
    EXPECT_FALSE(ParseFunctionSignature(text).ok()) << text;
  }
  std::string deep = "f(";
  for (int i = 0; i < 1000; ++i) deep += "ARRAY<";
  EXPECT_FALSE(ParseFunctionSignature(deep).ok());
}

}  // namespace
}  // namespace starrocks
