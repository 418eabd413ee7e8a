#include "provider/clients/starrocks/driver.h"

#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>
#include <mysql_driver.h>

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/connect_error.h"
#include "provider/clients/starrocks/errors.h"

namespace starrocks {
namespace {

using ::sql::SQLString;

// The client library loads authentication plugins when the *server* asks for them, and some send
// the password in clear. This directory cannot exist, so none is loaded; mysql_native_password is
// built in.
constexpr char kNoPlugins[] = "/proc/self/no-authentication-plugins";

// Callers have deadlines of their own and leave a connection that doesn't answer; this ends it
// then.
constexpr int kReadTimeoutSeconds = 3600;
constexpr int kWriteTimeoutSeconds = 60;

// Never destroyed, unlike the driver's own instance: threads that were left with a server that
// doesn't answer may still use it when the process ends.
::sql::mysql::MySQL_Driver* Driver() {
  static auto* driver = new ::sql::mysql::MySQL_Driver();
  return driver;
}

SQLString ToSql(std::string_view text) { return SQLString(text.data(), text.size()); }

std::string FromSql(const SQLString& text) { return std::string(text.c_str(), text.length()); }

// sslVerify is the only switch that refuses a server without TLS or with a wrong name, and it needs
// sslCA. OPT_SSL_MODE has no effect in this driver.
void AddTls(const TlsMaterial& tls, ::sql::ConnectOptionsMap& options) {
  if (!tls.enabled()) return;
  options["sslCA"] = ToSql(tls.ca());
  options["sslEnforce"] = true;
  options["sslVerify"] = true;
  if (!tls.cert().empty()) options["sslCert"] = ToSql(tls.cert());
  if (!tls.key().empty()) options["sslKey"] = ToSql(tls.key());
}

::sql::ConnectOptionsMap OptionsOf(const ConnectSpec& spec) {
  ::sql::ConnectOptionsMap options;
  options["hostName"] = ToSql(base::StrCat("tcp://", ToString(spec.endpoint)));
  options["userName"] = ToSql(spec.username);
  options["password"] = ToSql(spec.password.Reveal());
  const absl::Duration timeout = std::max(spec.connect_timeout, absl::Seconds(1));  // 0 has no end
  options["OPT_CONNECT_TIMEOUT"] = static_cast<int>(absl::ToInt64Seconds(timeout));
  options["OPT_READ_TIMEOUT"] = kReadTimeoutSeconds;
  options["OPT_WRITE_TIMEOUT"] = kWriteTimeoutSeconds;
  options["OPT_CHARSET_NAME"] = SQLString("utf8mb4");
  options["OPT_LOCAL_INFILE"] = 0;
  options["pluginDir"] = SQLString(kNoPlugins);
  if (!spec.program_name.empty()) {
    std::map<SQLString, SQLString> attributes;
    attributes["program_name"] = ToSql(spec.program_name);
    options["OPT_CONNECT_ATTR_ADD"] = attributes;
  }
  AddTls(*spec.tls, options);
  return options;
}

std::vector<std::string> ColumnNames(::sql::ResultSetMetaData& meta) {
  std::vector<std::string> names;
  for (unsigned i = 1; i <= meta.getColumnCount(); ++i) {
    names.push_back(FromSql(meta.getColumnLabel(i)));
  }
  return names;
}

Rows ReadRows(::sql::ResultSet& result) {
  Rows rows{ColumnNames(*result.getMetaData()), {}};
  while (result.next()) {
    std::vector<Cell>& row = rows.rows.emplace_back();
    for (unsigned i = 1; i <= rows.columns.size(); ++i) {
      row.push_back(result.isNull(i) ? Cell() : Cell(FromSql(result.getString(i))));
    }
  }
  return rows;
}

class DriverConnection final : public Connection {
 public:
  explicit DriverConnection(std::unique_ptr<::sql::Connection> connection)
      : connection_(std::move(connection)) {}

  absl::StatusOr<Rows> Run(std::string_view text) override {
    try {
      const std::unique_ptr<::sql::Statement> statement(connection_->createStatement());
      if (!statement->execute(ToSql(text))) return Rows{};
      const std::unique_ptr<::sql::ResultSet> result(statement->getResultSet());
      return ReadRows(*result);
    } catch (const ::sql::SQLException& error) {
      return ErrorFromServer(error.getErrorCode(), error.getSQLStateCStr(), error.what());
    } catch (const std::exception& error) {
      return ErrorFromServer(0, "", error.what());
    }
  }

  bool Ping() override {
    try {
      return connection_->isValid();
    } catch (const std::exception&) {
      return false;
    }
  }

 private:
  std::unique_ptr<::sql::Connection> connection_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const ConnectSpec& spec) {
  try {
    ::sql::ConnectOptionsMap options = OptionsOf(spec);
    std::unique_ptr<::sql::Connection> connection(Driver()->connect(options));
    return std::make_unique<DriverConnection>(std::move(connection));
  } catch (const ::sql::SQLException& error) {
    return ConnectError(spec.endpoint, spec.username, error.getErrorCode(), error.getSQLStateCStr(),
                        error.what());
  } catch (const std::exception& error) {
    return ConnectError(spec.endpoint, spec.username, 0, "", error.what());
  }
}

DriverThread::DriverThread() { Driver()->threadInit(); }

DriverThread::~DriverThread() { Driver()->threadEnd(); }

}  // namespace starrocks
