#include "acceptance-tests/sandbox/session.h"

#include <gtest/gtest.h>

#include <thread>

#include "acceptance-tests/sandbox/behaviour/accounts.h"

namespace sandbox {
namespace {

class ClearPassword : public PasswordCheck {
 public:
  explicit ClearPassword(std::string clear) : clear_(std::move(clear)) {}
  bool Matches(std::string_view stored_hash) const override {
    return stored_hash == behaviour::HashPassword(clear_);
  }
  bool Given() const override { return !clear_.empty(); }

 private:
  std::string clear_;
};

class SessionTest : public testing::Test {
 protected:
  std::variant<std::unique_ptr<Session>, ErrorResult, CloseResult> Connect(
      const std::string& user, const std::string& password, const std::string& database = "") {
    return cluster_->Connect({user, "127.0.0.1", database, next_id_++}, ClearPassword(password));
  }

  std::unique_ptr<Session> Root() {
    return std::get<std::unique_ptr<Session>>(Connect("root", ""));
  }

  static std::string Cell(Session& session, const std::string& sql) {
    std::vector<Result> results = session.Query(sql);
    const auto* rows = std::get_if<RowsResult>(&results.back());
    if (rows == nullptr || rows->rows.size() != 1) return "no single row";
    return rows->rows[0][0].value_or("NULL");
  }

  static uint16_t ErrorCode(const Result& result) {
    const auto* error = std::get_if<ErrorResult>(&result);
    return error == nullptr ? 0 : error->code;
  }

  std::unique_ptr<Cluster> cluster_ = MakeCluster();
  uint32_t next_id_ = 100;
};

TEST_F(SessionTest, RefusesWhatItDoesNotKnow) {
  std::unique_ptr<Session> root = Root();
  for (const char* sql :
       {"FROBNICATE x", "CREATE ROLE", "SELECT 1 FROM", "DROP ROLE a b", "SHOW"}) {
    std::vector<Result> results = root->Query(sql);
    ASSERT_EQ(results.size(), 1u) << sql;
    const auto* error = std::get_if<ErrorResult>(&results[0]);
    ASSERT_NE(error, nullptr) << sql;
    EXPECT_EQ(error->code, 1064);
    EXPECT_TRUE(error->message.starts_with("Getting syntax error at line 1")) << error->message;
  }
}

TEST_F(SessionTest, RefusesQueriesItCannotAnswer) {
  std::unique_ptr<Session> root = Root();
  root->Query("CREATE DATABASE d; USE d; CREATE TABLE t (id INT)");
  for (const char* sql : {"SELECT * FROM information_schema.tables", "SELECT count(*) FROM t",
                          "CREATE VIEW v AS SELECT id FROM t LIMIT 5", "INSERT INTO t VALUES (1)",
                          "SELECT 1.5 + 1"}) {
    EXPECT_EQ(ErrorCode(root->Query(sql).back()), 1064) << sql;
  }
  EXPECT_TRUE(std::holds_alternative<RowsResult>(root->Query("SELECT id FROM t").back()));
}

TEST_F(SessionTest, KeepsPipesAndGrantsOnThem) {
  std::unique_ptr<Session> root = Root();
  root->Query("CREATE DATABASE d; CREATE TABLE d.t (id INT); CREATE ROLE r; CREATE USER u");
  const std::string create =
      "CREATE PIPE d.p AS INSERT INTO d.t SELECT * FROM FILES('path' = 's3://b/*.csv')";
  EXPECT_EQ(ErrorCode(root->Query(create).back()), 0);
  EXPECT_EQ(ErrorCode(root->Query(create).back()), 5802);
  EXPECT_EQ(ErrorCode(root->Query("GRANT USAGE ON PIPE d.p TO ROLE r").back()), 0);
  const auto grants = std::get<RowsResult>(root->Query("SHOW GRANTS FOR ROLE r").back());
  ASSERT_EQ(grants.rows.size(), 1u);
  EXPECT_EQ(grants.rows[0][2], "GRANT USAGE ON PIPE d.p TO ROLE 'r'");
  root->Query("ALTER PIPE d.p SUSPEND");
  const auto pipes = std::get<RowsResult>(root->Query("SHOW PIPES FROM d").back());
  ASSERT_EQ(pipes.rows.size(), 1u);
  EXPECT_EQ(pipes.rows[0][3], "SUSPEND");
  auto user = std::get<std::unique_ptr<Session>>(Connect("u", ""));
  EXPECT_EQ(ErrorCode(user->Query("DROP PIPE d.p").back()), 5203);
  EXPECT_EQ(ErrorCode(root->Query("DROP PIPE d.p").back()), 0);
  EXPECT_EQ(ErrorCode(root->Query("DROP PIPE d.p").back()), 5801);
}

TEST_F(SessionTest, RunsNothingOfATextThatDoesNotParse) {
  std::unique_ptr<Session> root = Root();
  EXPECT_EQ(root->Query("CREATE ROLE first; CREAT ROLE second").size(), 1u);
  EXPECT_EQ(ErrorCode(root->Query("DROP ROLE first")[0]), 1064);
}

TEST_F(SessionTest, AnswersWhatAConnectorSendsFirst) {
  std::unique_ptr<Session> root = Root();
  for (const char* sql :
       {"SET NAMES 'utf8mb4'", "SET autocommit=1",
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SET ROLE ALL", "SYNC"}) {
    EXPECT_TRUE(std::holds_alternative<OkResult>(root->Query(sql)[0])) << sql;
  }
  EXPECT_EQ(Cell(*root, "SHOW SESSION VARIABLES LIKE 'lower_case_table_names'"),
            "lower_case_table_names");
  EXPECT_EQ(Cell(*root, "SELECT @@version_comment"), "3.5.0-37c7c51");
  EXPECT_EQ(Cell(*root, "ADMIN SHOW FRONTEND CONFIG LIKE 'run_mode'"), "run_mode");
}

TEST_F(SessionTest, PreparesOnlySelects) {
  std::unique_ptr<Session> root = Root();
  int parameters = -1;
  std::vector<Column> columns;
  EXPECT_EQ(ErrorCode(root->Prepare("SHOW ROLES", &parameters, &columns)), 1295);
  EXPECT_TRUE(
      std::holds_alternative<OkResult>(root->Prepare("SELECT ?, 'x'", &parameters, &columns)));
  EXPECT_EQ(parameters, 1);
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].name, "?");
  EXPECT_EQ(columns[0].type, 0xfd);
  Result result = root->ExecutePrepared("SELECT ?, 'x'", {"42"});
  const auto* rows = std::get_if<RowsResult>(&result);
  ASSERT_NE(rows, nullptr);
  EXPECT_EQ(rows->columns[0].type, 0x08);
  EXPECT_EQ(rows->rows[0][0], "42");
}

TEST_F(SessionTest, ResetKeepsTheDatabase) {
  std::unique_ptr<Session> root = Root();
  root->Query("CREATE DATABASE d; USE d; SET query_timeout = 50");
  root->Reset();
  EXPECT_EQ(Cell(*root, "SELECT @@query_timeout"), "300");
  EXPECT_EQ(Cell(*root, "SELECT DATABASE()"), "d");
}

TEST_F(SessionTest, InitDatabaseKnowsCatalogsAndPrivileges) {
  std::unique_ptr<Session> root = Root();
  root->Query("CREATE DATABASE d; CREATE USER u IDENTIFIED BY 'p'");
  EXPECT_TRUE(std::holds_alternative<OkResult>(root->UseDatabase("default_catalog.d")));
  EXPECT_EQ(ErrorCode(root->UseDatabase("nosuch")), 5501);
  auto user = std::get<std::unique_ptr<Session>>(Connect("u", "p"));
  EXPECT_EQ(ErrorCode(user->UseDatabase("d")), 5203);
  EXPECT_TRUE(std::holds_alternative<CloseResult>(Connect("u", "p", "d")));
}

TEST_F(SessionTest, KilledSessionsHangUp) {
  std::unique_ptr<Session> victim = Root();
  std::string id = Cell(*victim, "SELECT CONNECTION_ID()");
  std::unique_ptr<Session> root = Root();
  EXPECT_TRUE(std::holds_alternative<OkResult>(root->Query("KILL " + id)[0]));
  EXPECT_TRUE(victim->Killed());
  EXPECT_TRUE(std::holds_alternative<CloseResult>(victim->Query("SELECT 1")[0]));
}

TEST_F(SessionTest, ChangeUserKeepsTheOldOneOnAWrongPassword) {
  std::unique_ptr<Session> session = Root();
  session->Query("CREATE USER u IDENTIFIED BY 'p'");
  Login login = {"u", "127.0.0.1", "", 100};
  EXPECT_TRUE(std::holds_alternative<OkResult>(session->ChangeUser(login, ClearPassword("x"))));
  EXPECT_EQ(Cell(*session, "SELECT CURRENT_USER()"), "'root'@'%'");
  EXPECT_TRUE(std::holds_alternative<OkResult>(session->ChangeUser(login, ClearPassword("p"))));
  EXPECT_EQ(Cell(*session, "SELECT CURRENT_USER()"), "'u'@'%'");
}

TEST_F(SessionTest, SessionsRunInParallel) {
  auto work = [this](const std::string& prefix, uint32_t id) {
    auto session = std::get<std::unique_ptr<Session>>(
        cluster_->Connect({"root", "127.0.0.1", "", id}, ClearPassword("")));
    for (int i = 0; i < 50; ++i) session->Query("CREATE ROLE " + prefix + std::to_string(i));
  };
  std::thread first(work, "a", 1);
  std::thread second(work, "b", 2);
  first.join();
  second.join();
  std::vector<Result> results = Root()->Query("SHOW ROLES");
  EXPECT_EQ(std::get<RowsResult>(results[0]).rows.size(), 106u);
}

}  // namespace
}  // namespace sandbox
