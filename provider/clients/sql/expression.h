// An expression that the user wrote: the one place where text from outside is SQL.
#ifndef PROVIDER_CLIENTS_SQL_EXPRESSION_H_
#define PROVIDER_CLIENTS_SQL_EXPRESSION_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/sql/part.h"

namespace sql {

// One expression that can't reach beyond its place in the statement: quotes are closed, brackets
// match, and outside of them there is no comma and nowhere a semicolon or a comment. Refused: empty
// text, NUL, invalid UTF-8. Whether StarRocks understands it is not checked here. Logs show
// <expression>.
class Expression : public Part {
 public:
  static absl::StatusOr<Expression> Of(std::string_view text);

 private:
  using Part::Part;
};

}  // namespace sql

#endif  // PROVIDER_CLIENTS_SQL_EXPRESSION_H_
