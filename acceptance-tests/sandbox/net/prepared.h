#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_PREPARED_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_PREPARED_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// A prepared statement and what COM_STMT_SEND_LONG_DATA and earlier executions told about its
// parameters.
class PreparedStatement {
 public:
  PreparedStatement(std::string_view text, int parameters)
      : text_(text), parameters_(static_cast<size_t>(parameters)) {}

  const std::string& text() const { return text_; }

  // `packet` stands behind the statement id. Too much data, or data for a parameter that does not
  // exist, makes the next execution fail, as the command has no answer.
  void AddLongData(PayloadReader packet);
  void ForgetLongData();

  // The parameters of one COM_STMT_EXECUTE as SQL literals; `packet` stands behind the statement
  // id. The long data is used up.
  absl::StatusOr<std::vector<Cell>> ReadParameters(PayloadReader packet);

 private:
  absl::StatusOr<std::vector<Cell>> ReadValues(PayloadReader packet);
  bool ReadTypes(PayloadReader* packet);

  std::string text_;
  size_t parameters_;
  std::vector<uint16_t> types_;  // of the last execution that sent them
  std::map<size_t, std::string> long_data_;
  size_t long_data_size_ = 0;
  bool long_data_refused_ = false;
};

// The prepared statements of one connection, by id.
class PreparedStatements {
 public:
  // nullptr if there are too many already.
  const uint32_t* Add(PreparedStatement statement);
  // nullptr if there is none.
  PreparedStatement* Find(uint32_t id);
  void Close(uint32_t id) { statements_.erase(id); }
  void Clear() { statements_.clear(); }

 private:
  std::map<uint32_t, PreparedStatement> statements_;
  uint32_t next_id_ = 0;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_PREPARED_H_
