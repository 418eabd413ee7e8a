#include "provider/clients/starrocks/table_scanner.h"

#include "absl/strings/ascii.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

bool IsBlank(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }
bool IsWord(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string Stripped(std::string_view text) {
  return std::string(absl::StripAsciiWhitespace(base::ToAbsl(text)));
}

// Follows quotes and brackets from character to character. `angles`: < and > are brackets.
class Nesting {
 public:
  explicit Nesting(bool angles)
      : opening_(angles ? "([{<" : "([{"), closing_(angles ? ")]}>" : ")]}") {}

  void Step(char c) {
    if (quote_ != 0) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\' && quote_ != '`') {
        escaped_ = true;
      } else if (c == quote_) {
        quote_ = 0;
      }
      return;
    }
    if (c == '\'' || c == '"' || c == '`') quote_ = c;
    if (opening_.find(c) != std::string_view::npos) ++depth_;
    if (closing_.find(c) != std::string_view::npos) --depth_;
  }
  bool quoted() const { return quote_ != 0; }
  bool nested() const { return depth_ > 0; }

 private:
  std::string_view opening_, closing_;
  char quote_ = 0;
  bool escaped_ = false;
  int depth_ = 0;
};

}  // namespace

bool TableScanner::AtEnd() {
  SkipBlanks();
  return rest_.empty();
}

bool TableScanner::Take(std::string_view token) {
  SkipBlanks();
  if (!ok_ || !rest_.starts_with(token)) return false;
  rest_.remove_prefix(token.size());
  return true;
}

void TableScanner::Expect(std::string_view token) { ok_ = Take(token) && ok_; }

std::string TableScanner::Word() {
  SkipBlanks();
  std::size_t end = 0;
  while (end < rest_.size() && IsWord(rest_[end])) ++end;
  ok_ = ok_ && end > 0;
  std::string word(rest_.substr(0, end));
  rest_.remove_prefix(end);
  return word;
}

std::string TableScanner::Name() { return Take("`") ? Quoted('`') : Word(); }

std::string TableScanner::String() {
  Expect("\"");
  return Quoted('"');
}

std::string TableScanner::AnyString() { return Take("'") ? Quoted('\'') : String(); }

std::string TableScanner::Quoted(char quote) {
  std::string value;
  std::size_t i = 0;
  for (; i < rest_.size() && rest_[i] != quote; ++i) {
    const bool escaped = rest_[i] == '\\' && quote != '`' && i + 1 < rest_.size();
    if (escaped) ++i;
    value += escaped && rest_[i] == 'n' ? '\n' : rest_[i];
  }
  ok_ = ok_ && i < rest_.size();
  rest_.remove_prefix(ok_ ? i + 1 : rest_.size());
  return value;
}

std::vector<std::string> TableScanner::Names() {
  std::vector<std::string> names;
  Expect("(");
  do {
    names.push_back(Name());
  } while (Take(","));
  Expect(")");
  return names;
}

std::string TableScanner::Until(std::string_view mark, bool nested) {
  return Until(mark, nested, false);
}

std::string TableScanner::Until(std::string_view mark, bool nested, bool angles) {
  Nesting nesting(angles);
  for (std::size_t i = 0; ok_ && i < rest_.size(); ++i) {
    const bool counts = !nesting.quoted() && !(nested && nesting.nested());
    if (counts && rest_.substr(i).starts_with(mark)) {
      std::string before = Stripped(rest_.substr(0, i));
      rest_.remove_prefix(i);
      return before;
    }
    nesting.Step(rest_[i]);
  }
  ok_ = false;
  return "";
}

std::string TableScanner::Type() {
  SkipBlanks();
  return Until(" ", true, true);
}

void TableScanner::SkipBlanks() {
  while (!rest_.empty() && IsBlank(rest_[0])) rest_.remove_prefix(1);
}

std::vector<std::string> SplitList(std::string_view list) {
  std::vector<std::string> parts;
  Nesting nesting(false);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == ',' && !nesting.quoted() && !nesting.nested()) {
      parts.push_back(Stripped(list.substr(begin, i - begin)));
      begin = i + 1;
    }
    nesting.Step(list[i]);
  }
  parts.push_back(Stripped(list.substr(begin)));
  return parts;
}

}  // namespace starrocks
