#include "acceptance-tests/sandbox/behaviour/replay/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

using nlohmann::json;

constexpr std::string_view kWildcard = "{*}";
constexpr std::string_view kSyntaxError = "Getting syntax error at line";

const std::map<std::string, uint8_t>& TypeCodes() {
  static const auto* codes = new std::map<std::string, uint8_t>{
      {"TINY", 1},     {"SHORT", 2},        {"LONG", 3},        {"FLOAT", 4},     {"DOUBLE", 5},
      {"NULL", 6},     {"LONGLONG", 8},     {"DATE", 10},       {"DATETIME", 12}, {"BLOB", 252},
      {"STRING", 254}, {"VAR_STRING", 253}, {"NEWDECIMAL", 246}};
  return *codes;
}

bool IsWildcardPart(char c) { return IsHexDigit(c) || c == '-' || c == ':' || c == ' '; }

std::string CellText(const Cell& cell) { return cell.has_value() ? *cell : "NULL"; }

// Words without commas and brackets, sorted.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : Split(text, ' ')) {
    std::erase_if(word, [](char c) { return c == ',' || c == '[' || c == ']' || c == '.'; });
    if (!word.empty()) words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end());
  return words;
}

// The lines of SHOW CREATE CATALOG, without the commas between properties, sorted.
std::vector<std::string> PropertyLines(std::string_view text) {
  size_t open = text.find("PROPERTIES (");
  if (open == std::string_view::npos) return {std::string(text)};
  std::vector<std::string> lines = Split(text.substr(open + 12), '\n');
  for (std::string& line : lines) {
    if (line.ends_with(",")) line.pop_back();
  }
  std::sort(lines.begin(), lines.end());
  lines.emplace_back(text.substr(0, open));
  return lines;
}

bool SameJson(const std::string& a, const std::string& b) {
  if (a.empty() || a[0] != '{') return false;
  json left = json::parse(a, nullptr, false);
  json right = json::parse(b, nullptr, false);
  return !left.is_discarded() && left == right;
}

class RowsComparison {
 public:
  RowsComparison(const json& recorded, const RowsResult& actual)
      : recorded_(recorded), actual_(actual) {}

  std::string Run() {
    if (std::string difference = CompareColumns(); !difference.empty()) return difference;
    if (recorded_.value("shim", false)) return "";
    const json& rows = recorded_["rows"];
    if (rows.size() != actual_.rows.size()) {
      return StrCat(actual_.rows.size(), " rows instead of ", rows.size(), FirstActual());
    }
    std::vector<bool> used(rows.size(), false);
    for (size_t i = 0; i < rows.size(); ++i) {
      if (!TakeMatch(i, &used)) return StrCat("no row like ", rows[i].dump(), FirstActual());
    }
    return "";
  }

 private:
  std::string CompareColumns() const {
    const json& names = recorded_["columns"];
    if (names.size() != actual_.columns.size()) {
      return StrCat(actual_.columns.size(), " columns instead of ", names.size());
    }
    for (size_t i = 0; i < names.size(); ++i) {
      const Column& column = actual_.columns[i];
      if (names[i] != column.name) {
        return StrCat("column ", column.name, " instead of ", names[i].dump());
      }
      auto type = TypeCodes().find(recorded_["types"][i]);
      if (type == TypeCodes().end() || type->second != column.type) {
        return StrCat("type ", int{column.type}, " of ", column.name, " instead of ",
                      recorded_["types"][i].dump());
      }
      if (recorded_["coldefs"][i][0] != column.charset ||
          recorded_["coldefs"][i][3] != column.decimals) {
        return StrCat("charset or decimals of ", column.name);
      }
    }
    return "";
  }

  bool TakeMatch(size_t recorded_row, std::vector<bool>* used) const {
    // Rows with patterns first look at the row in the same place.
    for (size_t step = 0; step < actual_.rows.size(); ++step) {
      size_t candidate = (recorded_row + step) % actual_.rows.size();
      if ((*used)[candidate] || !SameRow(recorded_row, actual_.rows[candidate])) continue;
      (*used)[candidate] = true;
      return true;
    }
    return false;
  }

  bool SameRow(size_t recorded_row, const std::vector<Cell>& row) const {
    for (size_t i = 0; i < actual_.columns.size(); ++i) {
      if (!SameCell(recorded_row, i, row[i])) return false;
    }
    return true;
  }

  bool SameCell(size_t recorded_row, size_t index, const Cell& cell) const {
    const std::string& column = actual_.columns[index].name;
    if (Lists("volatile_columns", column)) return true;
    if (std::optional<std::string> pattern = PatternOf(recorded_row, column)) {
      return cell.has_value() && FitsPattern(*cell, *pattern);
    }
    const json& recorded = recorded_["rows"][recorded_row][index];
    if (recorded.is_null() || !cell.has_value()) return recorded.is_null() == !cell.has_value();
    if (recorded.is_object()) return recorded["hex"] == Lower(HexOf(*cell));
    std::string text = recorded;
    if (text == *cell || SameJson(text, *cell)) return true;
    if (column == "Create Catalog") return PropertyLines(text) == PropertyLines(*cell);
    return Lists("unordered_columns", column) && Words(text) == Words(*cell);
  }

  bool Lists(const char* mark, const std::string& column) const {
    auto list = recorded_.find(mark);
    return list != recorded_.end() && std::find(list->begin(), list->end(), column) != list->end();
  }

  std::optional<std::string> PatternOf(size_t row, const std::string& column) const {
    auto patterns = recorded_.find("patterns");
    if (patterns == recorded_.end()) return std::nullopt;
    for (const json& pattern : *patterns) {
      if (pattern[0] == row && pattern[1] == column) return pattern[2].get<std::string>();
    }
    return std::nullopt;
  }

  std::string FirstActual() const {
    std::string text = "; got";
    for (size_t i = 0; i < std::min<size_t>(actual_.rows.size(), 12); ++i) {
      text += " [";
      for (const Cell& cell : actual_.rows[i]) text += CellText(cell) + " | ";
      text += "]";
    }
    return text;
  }

  const json& recorded_;
  const RowsResult& actual_;
};

// Cuts off what depends on the grammar or on the list of variables.
std::string ComparableMessage(std::string_view message) {
  if (message.starts_with(kSyntaxError)) return std::string(kSyntaxError);
  return std::string(message.substr(0, message.find(", the most similar variables are")));
}

std::string CompareError(const json& recorded, const ErrorResult& actual) {
  std::string got = StrCat(actual.code, "/", actual.sqlstate, " ", actual.message);
  if (recorded["code"] != actual.code || recorded["sqlstate"] != actual.sqlstate) return got;
  if (recorded.value("volatile_message", false)) return "";
  if (recorded.contains("message_pattern")) {
    return FitsPattern(actual.message, std::string(recorded["message_pattern"])) ? "" : got;
  }
  std::string message = recorded["message"];
  if (recorded.value("unordered_message", false)) {
    return Words(message) == Words(actual.message) ? "" : got;
  }
  return ComparableMessage(message) == ComparableMessage(actual.message) ? "" : got;
}

// What a label begins with before its id: "insert_", or nothing.
std::string_view LabelHead(std::string_view label) { return label.substr(0, label.rfind('_') + 1); }

// The recorded text with ids in place of labels and transaction numbers, the length byte cut off.
std::string InfoPattern(std::string_view info) {
  std::string pattern;
  for (std::string_view key : {"'label':'", "'status':'", "'txnId':'"}) {
    size_t begin = info.find(key);
    if (begin == std::string_view::npos) return std::string(info);
    begin += key.size();
    std::string_view value = info.substr(begin, info.find('\'', begin) - begin);
    bool status = key.starts_with("'status");
    pattern += StrCat(pattern.empty() ? "{" : "', ", key, status ? value : LabelHead(value),
                      status ? "" : kWildcard);
  }
  return pattern + "'}";
}

std::string CompareOk(const json& recorded, const OkResult& actual) {
  if (recorded.value("affected", uint64_t{0}) != actual.affected) return "affected rows";
  std::string info = recorded.value("info", "");
  if (info.empty()) return actual.info.empty() ? "" : "info " + actual.info;
  return FitsPattern(actual.info, InfoPattern(info)) ? "" : "info " + actual.info;
}

std::string CompareOne(const json& recorded, const Result& actual) {
  std::string kind = recorded["result"];
  if (const auto* error = std::get_if<ErrorResult>(&actual)) {
    if (kind == "error") return CompareError(recorded, *error);
    return StrCat("error ", error->code, " ", error->message);
  }
  if (const auto* rows = std::get_if<RowsResult>(&actual)) {
    return kind == "rows" ? RowsComparison(recorded, *rows).Run() : "rows instead of " + kind;
  }
  if (const auto* ok = std::get_if<OkResult>(&actual)) {
    return kind == "ok" ? CompareOk(recorded, *ok) : "OK instead of " + kind;
  }
  return kind == "disconnected" ? "" : "hung up instead of " + kind;
}

}  // namespace

bool FitsPattern(std::string_view text, std::string_view pattern) {
  if (!pattern.starts_with(kWildcard)) {
    if (pattern.empty() || text.empty()) return pattern.empty() && text.empty();
    return text[0] == pattern[0] && FitsPattern(text.substr(1), pattern.substr(1));
  }
  size_t length = 0;
  while (length < text.size() && IsWildcardPart(text[length])) ++length;
  for (; length > 0; --length) {
    if (FitsPattern(text.substr(length), pattern.substr(kWildcard.size()))) return true;
  }
  return false;
}

std::string CompareAnswer(const json& recorded, const std::vector<Result>& actual) {
  bool multi = recorded["result"] == "multi";
  json expected = multi ? recorded["results"] : json::array({recorded});
  if (expected.size() != actual.size()) {
    std::string first = actual.empty() ? "" : CompareOne(expected[0], actual[0]);
    return StrCat(actual.size(), " results instead of ", expected.size(), " ", first);
  }
  for (size_t i = 0; i < actual.size(); ++i) {
    if (std::string difference = CompareOne(expected[i], actual[i]); !difference.empty()) {
      return difference;
    }
  }
  return "";
}

}  // namespace sandbox::behaviour
