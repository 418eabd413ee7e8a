// One statement as a list of typed pieces. A string from outside cannot enter: it has to become an
// Ident, a Literal, ... first (part.h).
//
//   sql::Statement s("DROP ROLE ");
//   s << role;                            // an sql::Ident
//   return client.Execute(std::move(s) << " FORCE", ...);
#ifndef PROVIDER_CLIENTS_SQL_STATEMENT_H_
#define PROVIDER_CLIENTS_SQL_STATEMENT_H_

#include <string>
#include <string_view>
#include <utility>

#include "provider/clients/sql/part.h"
#include "provider/clients/sql/text.h"

namespace sql {

class Statement {
 public:
  Statement() = default;
  explicit Statement(Text text) { *this << text; }

  // Of(sql::Text("DROP ROLE "), role): the same as a chain of <<.
  template <typename... Parts>
  static Statement Of(const Parts&... parts) {
    Statement statement;
    (statement << ... << parts);
    return statement;
  }

  Statement& operator<<(Text text) &;
  Statement& operator<<(const Part& part) &;
  Statement& operator<<(const Statement& other) &;
  Statement&& operator<<(Text text) && { return std::move(*this << text); }
  Statement&& operator<<(const Part& part) && { return std::move(*this << part); }
  Statement&& operator<<(const Statement& other) && { return std::move(*this << other); }

  // The text for the server, with secrets in clear. Only the room that drives the connection calls
  // it.
  const std::string& Render() const { return rendered_; }
  // The text for logs and errors: names shown, strings as '?', secrets as <secret>.
  const std::string& Template() const { return shown_; }

 private:
  std::string rendered_;
  std::string shown_;
};

}  // namespace sql

#endif  // PROVIDER_CLIENTS_SQL_STATEMENT_H_
