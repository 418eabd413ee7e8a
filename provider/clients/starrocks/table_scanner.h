// Walks over what SHOW CREATE TABLE prints. The first thing that reads otherwise than expected
// sticks: from then on nothing is taken.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_SCANNER_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_SCANNER_H_

#include <string>
#include <string_view>
#include <vector>

namespace starrocks {

class TableScanner {
 public:
  explicit TableScanner(std::string_view text) : rest_(text) {}

  bool ok() const { return ok_; }
  bool AtEnd();
  // Takes the token if it comes next, blanks before it skipped.
  bool Take(std::string_view token);
  // The same; a failure if something else comes.
  void Expect(std::string_view token);
  // Letters, digits and _.
  std::string Word();
  // `name`, or a bare word.
  std::string Name();
  // "text": \" and \\ inside mean the character, \n a line break.
  std::string String();
  // The rest of it, when its first quote is taken.
  std::string RestOfString(char quote = '"') { return Quoted(quote); }
  // 'text' or "text".
  std::string AnyString();
  // (`a`, `b`)
  std::vector<std::string> Names();
  // What stands before `mark` outside of quotes, blanks around it taken off; `mark` stays. With
  // `nested` the mark counts outside of brackets only.
  std::string Until(std::string_view mark, bool nested);
  // Takes a column's type: up to a blank outside of brackets.
  std::string Type();

 private:
  void SkipBlanks();
  std::string Quoted(char quote);
  std::string Until(std::string_view mark, bool nested, bool angles);

  std::string_view rest_;
  bool ok_ = true;
};

// The parts of a list, split at commas outside of quotes and brackets, without blanks around them.
std::vector<std::string> SplitList(std::string_view list);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_SCANNER_H_
