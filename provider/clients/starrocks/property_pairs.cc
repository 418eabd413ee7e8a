#include "provider/clients/starrocks/property_pairs.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

absl::Status Malformed(std::string_view message) {
  return base::MakeError(base::ErrorKind::kFinal, message);
}

absl::Status AddPair(sql::Statement& pairs, bool first, std::string_view key,
                     const sql::Part& value) {
  if (key.empty()) return Malformed("A property has an empty name.");
  TF_ASSIGN(const sql::Literal name, sql::Literal::Of(key));
  if (!first) pairs << ", ";
  pairs << name << " = " << value;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<sql::Statement> PropertyPairs(const PropertyMap& properties) {
  if (properties.empty()) return Malformed("The list of properties is empty.");
  sql::Statement pairs("(");
  bool first = true;
  for (const auto& [key, text] : properties.plain) {
    TF_ASSIGN(const sql::Literal value, sql::Literal::Of(text));
    TF_TRY(AddPair(pairs, first, key, value));
    first = false;
  }
  for (const auto& [key, secret] : properties.secret) {
    if (properties.plain.count(key) > 0) {
      return Malformed(base::StrCat("The property ", key, " is set twice."));
    }
    TF_ASSIGN(const sql::Secret value, sql::Secret::Of(secret));
    TF_TRY(AddPair(pairs, first, key, value));
    first = false;
  }
  return std::move(pairs << ")");
}

}  // namespace starrocks
