#include "acceptance-tests/sandbox/net/result_writer.h"

#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/binary_row.h"
#include "acceptance-tests/sandbox/net/packet.h"

namespace sandbox {
namespace {

constexpr uint8_t kOk = 0x00;
constexpr uint8_t kError = 0xff;
constexpr uint8_t kEof = 0xfe;
constexpr uint8_t kNull = 0xfb;
constexpr uint8_t kColumnTailSize = 0x0c;
constexpr uint16_t kNoWarnings = 0;
constexpr uint16_t kMoreResults = 8;

using Payloads = std::vector<std::string>;

absl::StatusOr<Payloads> RowPayloads(const RowsResult& result, RowFormat format) {
  Payloads payloads;
  for (const std::vector<Cell>& row : result.rows) {
    if (format == RowFormat::kText) {
      payloads.push_back(TextRowPayload(row));
      continue;
    }
    absl::StatusOr<std::string> payload = BinaryRowPayload(result.columns, row);
    if (!payload.ok()) return payload.status();
    payloads.push_back(*std::move(payload));
  }
  return payloads;
}

class ResultWriter {
 public:
  ResultWriter(RowFormat format, uint16_t status, Channel* channel)
      : format_(format), status_(status), channel_(channel) {}

  bool operator()(const OkResult& result) {
    channel_->Write(OkPayload(result, status_));
    return true;
  }
  bool operator()(const ErrorResult& error) {
    channel_->Write(ErrorPayload(error));
    return true;
  }
  bool operator()(const CloseResult&) { return false; }
  bool operator()(const RowsResult& result) {
    absl::StatusOr<Payloads> rows = RowPayloads(result, format_);
    if (!rows.ok()) return (*this)(ErrorResult{.message = std::string(rows.status().message())});
    channel_->Write(PayloadWriter().LenencInt(result.columns.size()).Take());
    for (const Column& column : result.columns) channel_->Write(ColumnPayload(column));
    channel_->Write(EofPayload(0));
    for (const std::string& row : *rows) channel_->Write(row);
    channel_->Write(EofPayload(status_));
    return true;
  }

 private:
  const RowFormat format_;
  const uint16_t status_;
  Channel* const channel_;
};

}  // namespace

std::string OkPayload(const OkResult& result, uint16_t status) {
  constexpr uint64_t kInsertId = 0;
  PayloadWriter payload;
  payload.Int(kOk, 1).LenencInt(result.affected).LenencInt(kInsertId);
  payload.Int(status, 2).Int(kNoWarnings, 2);
  if (!result.info.empty()) payload.LenencString(result.info);
  return payload.Take();
}

std::string ErrorPayload(const ErrorResult& error) {
  return PayloadWriter()
      .Int(kError, 1)
      .Int(error.code, 2)
      .Bytes("#")
      .Bytes(error.sqlstate)
      .Bytes(error.message)
      .Take();
}

std::string EofPayload(uint16_t status) {
  return PayloadWriter().Int(kEof, 1).Int(kNoWarnings, 2).Int(status, 2).Take();
}

std::string ColumnPayload(const Column& column) {
  return PayloadWriter()
      .LenencString("def")
      .LenencString(column.schema)
      .LenencString(column.table)
      .LenencString(column.org_table)
      .LenencString(column.name)
      .LenencString(column.org_name.empty() ? column.name : column.org_name)
      .Int(kColumnTailSize, 1)
      .Int(column.charset, 2)
      .Int(column.length, 4)
      .Int(column.type, 1)
      .Int(column.flags, 2)
      .Int(column.decimals, 1)
      .Int(0, 2)
      .Take();
}

std::string TextRowPayload(const std::vector<Cell>& row) {
  PayloadWriter payload;
  for (const Cell& cell : row) {
    if (cell.has_value()) {
      payload.LenencString(*cell);
    } else {
      payload.Int(kNull, 1);
    }
  }
  return payload.Take();
}

std::string PrepareOkPayload(uint32_t statement_id, size_t columns, int parameters) {
  return PayloadWriter()
      .Int(kOk, 1)
      .Int(statement_id, 4)
      .Int(columns, 2)
      .Int(parameters, 2)
      .Int(0, 1)
      .Int(kNoWarnings, 2)
      .Take();
}

bool WriteResults(const std::vector<Result>& results, RowFormat format, Channel* channel) {
  for (const Result& result : results) {
    const uint16_t status = &result == &results.back() ? 0 : kMoreResults;
    if (!std::visit(ResultWriter(format, status, channel), result)) return false;
  }
  return !results.empty();
}

bool WriteResult(const Result& result, Channel* channel) {
  return WriteResults({result}, RowFormat::kText, channel);
}

}  // namespace sandbox
