#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/sdk/function.h"

namespace resources::make_function {
namespace {

absl::StatusOr<std::string> Run(const std::string& name) {
  auto legal = sql::Ident::Of(name);
  if (!legal.ok()) return sdk::AtArgument(0, legal.status());
  return base::StrCat("`", name, "`");
}

}  // namespace

sdk::Function quote_identifier() {
  return sdk::MakeFunction<std::string(std::string)>(
      "quote_identifier", "Quotes a name for SQL",
      "The name between backticks, for SQL text that a configuration writes by itself. A name with "
      "a "
      "backtick or a control character in it is refused: StarRocks can't address such a name.",
      {{"name", "Name of an object."}}, Run);
}

}  // namespace resources::make_function
