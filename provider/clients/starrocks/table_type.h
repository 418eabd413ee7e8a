// Column types: what users write and what StarRocks prints mean the same in several spellings.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_TYPE_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_TYPE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/clients/sql/statement.h"

namespace starrocks {

// A parsed type: `INT`, `varchar(50)`, `map<string,int(11)>`, `struct<lat double, lon double>`.
class DataType {
 public:
  // Any spelling of StarRocks: any case, display widths (`int(11)`), synonyms (`string`). An error
  // that names the text if it is no type.
  static absl::StatusOr<DataType> Parse(std::string_view text);

  // One spelling for all that mean the same: lower case, no display widths, lengths filled in.
  std::string Canonical() const;
  absl::StatusOr<sql::Statement> ToSql() const;

  // Whether ALTER TABLE ... MODIFY COLUMN turns this type into `to`: wider numbers, longer strings,
  // dates and times into each other, numbers and dates into strings.
  bool CanBecome(const DataType& to) const;

 private:
  friend class TypeParser;

  std::size_t kind_ = 0;            // in the table of types
  std::vector<int64_t> lengths_;    // of decimal, char, varchar, varbinary
  std::vector<std::string> names_;  // of a struct's fields
  std::vector<DataType> inner_;
};

// False if one of them is no type.
bool SameType(std::string_view a, std::string_view b);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_TYPE_H_
