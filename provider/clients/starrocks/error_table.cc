#include "provider/clients/starrocks/error_table.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::ErrorKind;

struct CodeRow {
  int code;
  ErrorKind kind;
};

constexpr std::array kCodes = {
    // Unknown database, table, partition, column: 3.3 and later; before.
    CodeRow{5501, ErrorKind::kNotFound}, CodeRow{1049, ErrorKind::kNotFound},
    CodeRow{1008, ErrorKind::kNotFound},  // drop of an absent database
    CodeRow{5502, ErrorKind::kNotFound}, CodeRow{1051, ErrorKind::kNotFound},
    CodeRow{5505, ErrorKind::kNotFound}, CodeRow{1749, ErrorKind::kNotFound},
    CodeRow{1735, ErrorKind::kNotFound}, CodeRow{5078, ErrorKind::kNotFound},  // catalog
    CodeRow{5080, ErrorKind::kNotFound},                                       // catalog.database
    CodeRow{5079, ErrorKind::kNotFound},                                       // resource group
    CodeRow{1055, ErrorKind::kNotFound},                                       // function
    CodeRow{5801, ErrorKind::kNotFound},  // pipe: 3.5 and later; before
    CodeRow{6011, ErrorKind::kNotFound},
    CodeRow{5901, ErrorKind::kNotFound},  // warehouse: 3.5 and later; before
    CodeRow{10001, ErrorKind::kNotFound}, CodeRow{1141, ErrorKind::kNotFound},  // grant
    // There already.
    CodeRow{1007, ErrorKind::kAlreadyExists}, CodeRow{1050, ErrorKind::kAlreadyExists},
    CodeRow{5514, ErrorKind::kAlreadyExists},  // catalog: 3.5 and later; 3.3 and 3.4
    CodeRow{5700, ErrorKind::kAlreadyExists},
    CodeRow{5802, ErrorKind::kAlreadyExists},  // pipe: 3.5 and later; before
    CodeRow{6012, ErrorKind::kAlreadyExists},
    CodeRow{5902, ErrorKind::kAlreadyExists},  // warehouse: 3.5 and later; before
    CodeRow{10002, ErrorKind::kAlreadyExists},
    // Nothing happened, later it may.
    CodeRow{5401, ErrorKind::kRetryable},  // forwarded too often: the leader is changing
    CodeRow{5300, ErrorKind::kRetryable},  // metadata lock not acquired
    CodeRow{1040, ErrorKind::kRetryable},  // too many connections
    CodeRow{1203, ErrorKind::kRetryable},  // too many connections of the user
};

struct TextRow {
  std::string_view text;  // in the message
  std::string_view also;  // later in it; may be empty
  ErrorKind kind;
};

// What arrives as 1064 and tells itself apart by its text only.
constexpr std::array kTexts = {
    TextRow{"Operation ", ": user already exists", ErrorKind::kAlreadyExists},
    TextRow{"Operation ", ": role already exists", ErrorKind::kAlreadyExists},
    TextRow{"RESOURCE_GROUP(", ") already exists", ErrorKind::kAlreadyExists},
    TextRow{"Storage volume '", "' already exists", ErrorKind::kAlreadyExists},
    TextRow{"Catalog '", "' already exists", ErrorKind::kAlreadyExists},
    TextRow{"Table '", "' already exists", ErrorKind::kAlreadyExists},
    TextRow{"ecurity integration '", "' already exists", ErrorKind::kAlreadyExists},
    TextRow{"Group Provider '", "' already exists", ErrorKind::kAlreadyExists},
    TextRow{"Database name[", "] is already used", ErrorKind::kAlreadyExists},
    TextRow{"function already exists", "", ErrorKind::kAlreadyExists},
    TextRow{"Operation ", ": user not exists", ErrorKind::kNotFound},
    TextRow{"Operation ", ": role not exists", ErrorKind::kNotFound},
    TextRow{"cannot find ", "", ErrorKind::kNotFound},
    TextRow{"user '", "' doesn't exist", ErrorKind::kNotFound},
    TextRow{"authentication info for user '", " not found", ErrorKind::kNotFound},
    TextRow{"Unknown user: ", "", ErrorKind::kNotFound},
    TextRow{"RESOURCE_GROUP(", ") does not exist", ErrorKind::kNotFound},
    TextRow{"Unknown catalog '", "", ErrorKind::kNotFound},
    TextRow{"Unknown database '", "", ErrorKind::kNotFound},
    TextRow{"Unknown table '", "", ErrorKind::kNotFound},
    TextRow{"Unknown storage volume: ", "", ErrorKind::kNotFound},
    TextRow{"Storage volume '", "' does not exist", ErrorKind::kNotFound},
    TextRow{"Storage volume '", "' not exist", ErrorKind::kNotFound},
    TextRow{"ecurity integration '", "' not found", ErrorKind::kNotFound},
    TextRow{"Group Provider '", "' not found", ErrorKind::kNotFound},
    TextRow{"There is no such grant defined", "", ErrorKind::kNotFound},
    TextRow{"There is no running job named ", "", ErrorKind::kNotFound},
    TextRow{"There is not operable routine load job with name", "", ErrorKind::kNotFound},
    TextRow{"Failed to acquire globalStateMgr lock", "", ErrorKind::kRetryable},
    TextRow{"schema change operation is in progress", "", ErrorKind::kRetryable},
    TextRow{"rollup index is being created", "", ErrorKind::kRetryable},
    TextRow{"is not in NORMAL state", "", ErrorKind::kRetryable},
};

constexpr std::array<std::string_view, 4> kNotLeader = {
    "FE leader has changed", "forward to leader", "forward too many times", "FE can not read"};

bool Matches(const TextRow& row, std::string_view message) {
  const std::size_t at = message.find(row.text);
  return at != std::string_view::npos &&
         message.find(row.also, at + row.text.size()) != std::string_view::npos;
}

// `head NAME tail` and nothing else, NAME without blanks.
struct NameRow {
  std::string_view head;
  std::string_view tail;
};

constexpr std::array kAbsentNames = {
    NameRow{"", " doesn't exist"},  // ALTER ROLE
    NameRow{"Table ", " is not found"},
    NameRow{"Materialized view ", " is not found"},
    NameRow{"Database ", " is not found"},
};

bool Matches(const NameRow& row, std::string_view message) {
  if (message.size() <= row.head.size() + row.tail.size()) return false;
  if (!message.starts_with(row.head) || !message.ends_with(row.tail)) return false;
  message.remove_prefix(row.head.size());
  message.remove_suffix(row.tail.size());
  return message.find(' ') == std::string_view::npos;
}

// Syntax errors quote the statement, in which any text may stand.
bool IsSyntaxError(std::string_view message) { return message.starts_with("Getting syntax error"); }

ErrorKind ByText(int code, std::string_view message) {
  if (IsSyntaxError(message)) return ErrorKind::kFinal;
  if (MeansNotLeader(code, message)) return ErrorKind::kRetryable;
  for (const TextRow& row : kTexts) {
    if (Matches(row, message)) return row.kind;
  }
  const bool absent = std::any_of(kAbsentNames.begin(), kAbsentNames.end(),
                                  [message](const NameRow& row) { return Matches(row, message); });
  return absent ? ErrorKind::kNotFound : ErrorKind::kFinal;
}

}  // namespace

ErrorKind Classify(int code, std::string_view message) {
  if (IsConnectionCode(code)) return ErrorKind::kUnknownOutcome;
  if (IsDeniedCode(code)) return ErrorKind::kFinal;
  const auto row = std::find_if(kCodes.begin(), kCodes.end(), [code](const CodeRow& candidate) {
    return candidate.code == code;
  });
  if (row != kCodes.end()) return row->kind;
  return ByText(code, message);
}

bool IsDeniedCode(int code) {
  // 5203 and 5204 (Ranger) from 3.3 on; before, one of the others.
  constexpr std::array kDenied = {5203, 5204, 1252, 1253, 1227, 1142, 1143, 1144,
                                  1044, 1233, 1211, 5084, 5087, 5088, 6020};
  return std::find(kDenied.begin(), kDenied.end(), code) != kDenied.end();
}

bool MeansNotLeader(int code, std::string_view message) {
  if (code == 5401) return true;
  if (IsSyntaxError(message)) return false;
  return std::any_of(kNotLeader.begin(), kNotLeader.end(), [message](std::string_view text) {
    return message.find(text) != std::string_view::npos;
  });
}

bool IsConnectionCode(int code) {
  // CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_UNKNOWN_HOST, CR_SERVER_GONE, CR_SERVER_LOST,
  // CR_COMMANDS_OUT_OF_SYNC, CR_SSL_CONNECTION_ERROR, CR_MALFORMED_PACKET, CR_SERVER_LOST_EXTENDED.
  constexpr std::array kConnection = {2002, 2003, 2005, 2006, 2013, 2014, 2026, 2027, 2055};
  return std::find(kConnection.begin(), kConnection.end(), code) != kConnection.end();
}

}  // namespace starrocks
