#include "provider/clients/starrocks/errors.h"

#include <gtest/gtest.h>

#include <string>

#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/connect_error.h"

namespace starrocks {
namespace {

using base::ErrorKind;

struct Case {
  ErrorKind kind;
  int code;
  std::string_view message;
};

constexpr std::string_view kDenied =
    "Access denied; you need (at least one of) the GRANT privilege(s) on SYSTEM for this "
    "operation. "
    "Please ask the admin to grant permission(s) or try activating existing roles using <set "
    "[default] role>. Current role(s): NONE. Inactivated role(s): NONE.";

// Messages as servers send them; where the code moved, once with each.
const Case kCases[] = {
    {ErrorKind::kAlreadyExists, 1007, "Can't create database 'a'; database exists"},
    {ErrorKind::kNotFound, 1008, "Can't drop database 'a'; database doesn't exist"},
    {ErrorKind::kNotFound, 5501, "Getting analyzing error. Detail message: Unknown database 'a'."},
    {ErrorKind::kNotFound, 1049, "Unknown database 'a'"},
    {ErrorKind::kNotFound, 5502, "Unknown table 'a.t'"},
    {ErrorKind::kNotFound, 1051, "Unknown table 't'"},
    {ErrorKind::kNotFound, 1064, "Getting analyzing error. Detail message: Table t is not found."},
    {ErrorKind::kNotFound, 5078, "Unknown catalog 'lake'"},
    {ErrorKind::kAlreadyExists, 5514, "Catalog 'lake' already exists"},
    {ErrorKind::kAlreadyExists, 5700, "Catalog 'lake' already exists"},
    {ErrorKind::kAlreadyExists, 1064, "Catalog 'lake' already exists"},
    {ErrorKind::kAlreadyExists, 1064,
     "Getting analyzing error. Detail message: Operation CREATE ROLE failed for analyst : role "
     "already "
     "exists."},
    {ErrorKind::kNotFound, 1064,
     "Getting analyzing error. Detail message: Operation DROP ROLE failed for analyst : role not "
     "exists."},
    {ErrorKind::kNotFound, 1064, "nosuch doesn't exist"},
    {ErrorKind::kNotFound, 1064,
     "Getting analyzing error. Detail message: There is no such grant defined for role analyst: "
     "cannot "
     "find role analyst!."},
    {ErrorKind::kAlreadyExists, 1064,
     "Getting analyzing error. Detail message: Operation CREATE USER failed for 'u'@'%' : user "
     "already "
     "exists."},
    {ErrorKind::kNotFound, 1064, "Operation ALTER USER failed for 'u'@'%' : user not exists"},
    {ErrorKind::kAlreadyExists, 1064, "Database name[raw_events] is already used"},
    {ErrorKind::kAlreadyExists, 1064, "RESOURCE_GROUP(g) already exists"},
    {ErrorKind::kNotFound, 1064, "RESOURCE_GROUP(g) does not exist"},
    {ErrorKind::kNotFound, 1064, "Unknown storage volume: v"},
    {ErrorKind::kNotFound, 5801, "Unknown pipe 'p'"},
    {ErrorKind::kNotFound, 6011, "Unknown pipe 'p'"},
    {ErrorKind::kFinal, 5203, kDenied},
    {ErrorKind::kFinal, 1252, kDenied},
    {ErrorKind::kFinal, 1064, "root is immutable"},
    {ErrorKind::kFinal, 1064, "role root cannot be dropped!"},
    {ErrorKind::kFinal, 1102,
     "Getting analyzing error. Detail message: Incorrect database name 'sp ace'."},
    {ErrorKind::kFinal, 1064,
     "Getting analyzing error. Detail message: invalid data volume expression:abc."},
    {ErrorKind::kFinal, 1064, "the plugin that you want doesn't exist"},
    {ErrorKind::kFinal, 1064,
     "Materialized view partition exp column:nosuch is not found in query statement"},
    {ErrorKind::kNotFound, 1064, "Materialized view mv_sched is not found"},
    {ErrorKind::kNotFound, 1064, "user 'nosuch' doesn't exist"},
    {ErrorKind::kNotFound, 1064, "authentication info for user 'nosuch'@'%' not found"},
    // A syntax error quotes the statement, which may say anything.
    {ErrorKind::kFinal, 1064,
     "Getting syntax error at line 1, column 24. Detail message: Unexpected input ''cannot find x, "
     "FE "
     "leader has changed'', the most similar input is {<EOF>, ';'}."},
    {ErrorKind::kRetryable, 5401, "forward too many times 3"},
    {ErrorKind::kRetryable, 1064, "FE leader has changed"},
    {ErrorKind::kRetryable, 1064, "Failed to acquire globalStateMgr lock. Try again"},
    {ErrorKind::kRetryable, 1064, "A schema change operation is in progress on the table t"},
    {ErrorKind::kRetryable, 1203,
     "User u already has more than 'max_user_connections' connections"},
    {ErrorKind::kUnknownOutcome, 2013, "Lost connection to server during query"},
    {ErrorKind::kUnknownOutcome, 2006, "Server has gone away"},
};

TEST(ErrorsTest, ClassifiesByCodeAndText) {
  for (const Case& c : kCases) {
    const absl::Status status = ErrorFromServer(c.code, "HY000", c.message);
    EXPECT_EQ(base::KindOf(status), c.kind) << c.code << " " << c.message;
    EXPECT_EQ(ErrorCodeOf(status), c.code);
    EXPECT_EQ(SqlStateOf(status), "HY000");
  }
}

TEST(ErrorsTest, MessagesAreTheServersWords) {
  EXPECT_EQ(ErrorFromServer(5501, "3F000",
                            "Getting analyzing error. Detail message: Unknown database 'a'.")
                .message(),
            "Unknown database 'a'");
  EXPECT_EQ(
      StripWrapper("Getting analyzing error from line 1, column 7 to line 1, column 9. Detail "
                   "message: Column 'x' cannot be resolved."),
      "Column 'x' cannot be resolved");
  EXPECT_EQ(StripWrapper("plain."), "plain.");
  EXPECT_TRUE(StripWrapper("Getting syntax error at line 1").starts_with("Getting syntax"));
  EXPECT_LT(ErrorFromServer(1064, "HY000", std::string(1 << 20, 'x')).message().size(), 5000u);
}

TEST(ErrorsTest, MessagesAreRedacted) {
  base::RegisterSecret("errors-test-canary");
  const absl::Status status =
      ErrorFromServer(1064, "HY000", "Unexpected input 'errors-test-canary'");
  EXPECT_EQ(status.message(), "Unexpected input '(sensitive)'");
  EXPECT_EQ(
      ConnectError({"fe"}, "u", 2005, "HY000", "x errors-test-canary").ToString().find("canary"),
      std::string::npos);
}

TEST(ErrorsTest, Predicates) {
  EXPECT_TRUE(IsAccessDenied(ErrorFromServer(5203, "42000", kDenied)));
  EXPECT_TRUE(IsAccessDenied(ErrorFromServer(1252, "42000", kDenied)));
  EXPECT_FALSE(IsAccessDenied(ErrorFromServer(1064, "HY000", "x")));
  EXPECT_FALSE(IsAccessDenied(absl::OkStatus()));
  EXPECT_TRUE(IsNotLeader(ErrorFromServer(5401, "HY000", "forward too many times 3")));
  EXPECT_TRUE(IsNotLeader(ErrorFromServer(1064, "HY000", "non-master FE can not read!")));
  EXPECT_FALSE(IsNotLeader(ErrorFromServer(1064, "HY000", "x")));
  EXPECT_TRUE(IsConnectionError(ErrorFromServer(2013, "HY000", "Lost connection")));
  EXPECT_FALSE(IsConnectionError(ErrorFromServer(1064, "HY000", "x")));
  EXPECT_EQ(ErrorCodeOf(absl::InternalError("x")), 0);
}

TEST(ConnectErrorTest, TellsWhatToChange) {
  const Endpoint fe{"fe1", 9030};
  const auto error = [&fe](int code, std::string_view message) {
    return ConnectError(fe, "jo", code, "HY000", message);
  };
  const absl::Status login = error(1045, "Access denied for user 'jo' (using password: YES)");
  EXPECT_EQ(base::KindOf(login), ErrorKind::kFinal);
  EXPECT_EQ(base::NextStepOf(login), "Check the provider attributes `username` and `password`.");
  EXPECT_NE(login.message().find("fe1:9030"), absl::string_view::npos);

  const absl::Status no_tls =
      error(2026, "SSL connection error: SSL is required, but the server does not support it");
  EXPECT_EQ(base::KindOf(no_tls), ErrorKind::kFinal);
  EXPECT_EQ(no_tls.message(), "the server at fe1:9030 offers no TLS");
  EXPECT_NE(base::NextStepOf(no_tls).find("tls = { mode = \"disabled\" }"), std::string::npos);

  const absl::Status bad_certificate = error(2026, "TLS/SSL error: certificate verify failed");
  EXPECT_EQ(base::KindOf(bad_certificate), ErrorKind::kFinal);
  EXPECT_NE(base::NextStepOf(bad_certificate).find("tls.ca_file"), std::string::npos);

  for (int code : {2002, 2003, 2005, 2013, 1040}) {
    const absl::Status unreachable = error(code, "Can't connect to server on 'fe1' (111)");
    EXPECT_EQ(base::KindOf(unreachable), ErrorKind::kRetryable) << code;
    EXPECT_NE(unreachable.message().find("fe1:9030"), absl::string_view::npos);
    EXPECT_NE(base::NextStepOf(unreachable).find("`hosts`"), std::string::npos);
  }
  EXPECT_EQ(base::KindOf(error(2059, "Plugin dialog could not be loaded")), ErrorKind::kFinal);
  EXPECT_EQ(ErrorCodeOf(login), 1045);
}

}  // namespace
}  // namespace starrocks
