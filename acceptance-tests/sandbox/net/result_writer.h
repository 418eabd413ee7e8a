// Results of the front end as packets of the MySQL protocol.
#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_RESULT_WRITER_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_RESULT_WRITER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/net/channel.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

enum class RowFormat { kText, kBinary };

std::string OkPayload(const OkResult& result, uint16_t status);
std::string ErrorPayload(const ErrorResult& error);
std::string EofPayload(uint16_t status);
std::string ColumnPayload(const Column& column);
std::string TextRowPayload(const std::vector<Cell>& row);
// The first packet of the answer to COM_STMT_PREPARE.
std::string PrepareOkPayload(uint32_t statement_id, size_t columns, int parameters);

// Writes the answer to one command, several results one behind the other. False if the server has
// to hang up behind what was written: for CloseResult, and for no results.
[[nodiscard]] bool WriteResults(const std::vector<Result>& results, RowFormat format,
                                Channel* channel);
[[nodiscard]] bool WriteResult(const Result& result, Channel* channel);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_RESULT_WRITER_H_
