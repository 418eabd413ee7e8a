// What the MySQL port (protocol.h, server.h) and the StarRocks behaviour behind it agree on.
#ifndef ACCEPTANCE_TESTS_SANDBOX_SESSION_H_
#define ACCEPTANCE_TESTS_SANDBOX_SESSION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sandbox {

// One column of a result set, as the front end announces it.
struct Column {
  std::string name;
  uint8_t type = 0xfd;       // MySQL protocol type; 0xfd = VAR_STRING
  uint16_t charset = 33;     // 33 = utf8, 63 = binary
  uint32_t length = 60;      // bytes; carries no meaning in StarRocks
  uint16_t flags = 0;
  uint8_t decimals = 0;
  std::string schema, table, org_table;
  std::string org_name;      // empty = same as name
};

using Cell = std::optional<std::string>;  // nullopt = SQL NULL

struct OkResult {
  uint64_t affected = 0;
  std::string info;  // as text; the port puts its length in front of it
};
struct RowsResult {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};
struct ErrorResult {
  uint16_t code = 1064;
  std::string sqlstate = "HY000";
  std::string message;
};
// The server hangs up without an answer.
struct CloseResult {};
using Result = std::variant<OkResult, RowsResult, ErrorResult, CloseResult>;

// A login attempt. `check` verifies the client's answer to the server's challenge against a stored
// mysql_native_password hash ("*40HEX", or empty for "no password").
struct Login {
  std::string user;
  std::string host;      // the peer's address
  std::string database;  // empty = none
  uint32_t connection_id = 0;
};
class PasswordCheck {
 public:
  virtual ~PasswordCheck() = default;
  // True if the client proved the password behind `stored_hash`.
  virtual bool Matches(std::string_view stored_hash) const = 0;
  // True if the client sent an answer at all (for "using password: YES/NO").
  virtual bool Given() const = 0;
};

// One connection's behaviour. Not thread-safe: one thread at a time. Sessions of one Cluster may
// run in different threads; the Cluster locks.
class Session {
 public:
  virtual ~Session() = default;
  // Runs the text of one COM_QUERY: one result per statement, stops behind the first error or close.
  // Never empty.
  virtual std::vector<Result> Query(std::string_view text) = 0;
  // COM_INIT_DB.
  virtual Result UseDatabase(std::string_view name) = 0;
  // COM_RESET_CONNECTION: variables return to their defaults, the database stays.
  virtual void Reset() = 0;
  // COM_STMT_PREPARE: OkResult, or why it is refused (only SELECT can be prepared). `parameters`
  // gets the number of question marks, `columns` the result's columns.
  virtual Result Prepare(std::string_view text, int* parameters, std::vector<Column>* columns) = 0;
  // COM_STMT_EXECUTE with the parameters already rendered as SQL literals.
  virtual Result ExecutePrepared(std::string_view text, const std::vector<Cell>& parameters) = 0;
  // COM_CHANGE_USER. OkResult also on a wrong password: the old user stays, see wire.json. The port
  // sends that OK a second time if no call of password.Matches() was true.
  virtual Result ChangeUser(const Login& login, const PasswordCheck& password) = 0;
  // True once another session has killed this one.
  virtual bool Killed() const = 0;
};

// The simulated front end: all state, in memory. Thread-safe.
class Cluster {
 public:
  virtual ~Cluster() = default;
  // A session, or the error packet of a refused login, or CloseResult (hang up without a packet).
  virtual std::variant<std::unique_ptr<Session>, ErrorResult, CloseResult> Connect(
      const Login& login, const PasswordCheck& password) = 0;
  // The client plugin that the user has to answer with: the port switches a client that began with
  // another one, before Connect(). "mysql_clear_password" for LDAP users; unknown users get the
  // default. With a clear text plugin `password` matches if the text has that hash.
  virtual std::string ClientPlugin(const Login& login) { return "mysql_native_password"; }
};

// A front end with empty metadata: the system databases, the built-in roles, root without password.
std::unique_ptr<Cluster> MakeCluster();

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_SESSION_H_
