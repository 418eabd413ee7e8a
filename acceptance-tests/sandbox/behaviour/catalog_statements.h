// External catalogs.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CATALOG_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CATALOG_STATEMENTS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/errors.h"

namespace sandbox::behaviour {

struct CreateCatalog {
  bool if_not_exists = false;
  std::string name;
  std::optional<std::string> comment;
  Properties properties;
};
struct AlterCatalog {
  std::string name;
  Properties properties;
};
struct DropCatalog {
  bool if_exists = false;
  std::string name;
};
struct ShowCatalogs {
  std::optional<std::string> like;
};
struct ShowCreateCatalog {
  std::string name;
};

Result Execute(const CreateCatalog& statement, Context& context);
Result Execute(const AlterCatalog& statement, Context& context);
Result Execute(const DropCatalog& statement, Context& context);
Result Execute(const ShowCatalogs& statement, Context& context);
Result Execute(const ShowCreateCatalog& statement, Context& context);

// Replaces the value of a key that is there, adds a new one.
void SetProperty(const std::string& key, const std::string& value, Properties* properties);
// nullptr if the key is not there.
const std::string* FindProperty(const Properties& properties, std::string_view key);

// Checks what the connector needs and adds what it fills in. The message of a refusal, or empty.
std::string PrepareConnector(const std::string& type, Properties* properties);
bool IsConnectorType(std::string_view type);

// A file that the servers of the test bed offer: its MD5, or nullptr.
const char* Md5OfUrl(std::string_view url);
// Its size in bytes, or 0 if it is none that fits a small file.
int64_t SizeOfUrl(std::string_view url);

// The rows of SHOW CATALOGS and SHOW PROC '/catalog' that the session may see.
RowsResult ListCatalogs(const Context& context, const std::optional<std::string>& like);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CATALOG_STATEMENTS_H_
