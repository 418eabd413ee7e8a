#include "resources/shared/flink_sql.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <string_view>

#include "provider/base/secret.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace resources {
namespace {

using base::StrCat;
using Words = std::vector<std::string>;

constexpr std::string_view kOpen = "{{secret.", kClose = "}}";

// Skips blanks and comments.
std::size_t NextWord(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
      ++at;
    } else if (text.substr(at, 2) == "--") {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.substr(at, 2) == "/*") {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

// The first words of a statement in upper case.
Words FirstWords(std::string_view text, std::size_t count) {
  Words words;
  std::size_t at = NextWord(text, 0);
  while (at < text.size() && words.size() < count) {
    std::string word;
    while (at < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_')) {
      word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[at++])));
    }
    if (word.empty()) break;
    words.push_back(std::move(word));
    at = NextWord(text, at);
  }
  return words;
}

bool BeginsWith(const Words& words, const Words& wanted) {
  return words.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), words.begin());
}

template <std::size_t N>
bool IsOneOf(const std::string& statement, const std::array<Words, N>& kinds) {
  const Words words = FirstWords(statement, 3);
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const Words& kind) { return BeginsWith(words, kind); });
}

// CREATE TABLE ... AS SELECT.
bool StartsJob(const std::string& statement) {
  static const std::regex kAsSelect(R"(\)\s*AS\s+SELECT\b|\w\s+AS\s+SELECT\b)",
                                    std::regex::icase | std::regex::optimize);
  const Words words = FirstWords(statement, 2);
  return BeginsWith(words, {"CREATE", "TABLE"}) && std::regex_search(statement, kAsSelect);
}

absl::Status CheckOneSetup(const std::string& statement) {
  static const std::array<Words, 9> kKinds = {Words{"SET"},
                                              Words{"RESET"},
                                              Words{"CREATE"},
                                              Words{"USE"},
                                              Words{"DROP", "TEMPORARY"},
                                              Words{"LOAD", "MODULE"},
                                              Words{"UNLOAD", "MODULE"},
                                              Words{"ADD", "JAR"},
                                              Words{"REMOVE", "JAR"}};
  if (IsOneOf(statement, kKinds) && !StartsJob(statement)) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("\"", statement.substr(0, 60), "\" does not belong into setup."),
      "Setup takes SET, RESET, CREATE, USE, DROP TEMPORARY, LOAD MODULE and ADD JAR. What starts "
      "the job goes into statement.");
}

}  // namespace

absl::Status CheckSetup(const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) TF_TRY(CheckOneSetup(statement));
  return absl::OkStatus();
}

absl::Status CheckJobStatement(const std::string& statement) {
  static const std::array<Words, 3> kKinds = {Words{"INSERT", "INTO"}, Words{"INSERT", "OVERWRITE"},
                                              Words{"EXECUTE", "STATEMENT", "SET"}};
  if (IsOneOf(statement, kKinds)) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal,
                         "The statement is neither an INSERT nor a statement set.",
                         "Write INSERT INTO ..., or EXECUTE STATEMENT SET BEGIN ...; END. "
                         "Everything else goes into setup.");
}

absl::StatusOr<flink::SqlStatement> WithSecrets(const std::string& text,
                                                const std::map<std::string, std::string>& secrets) {
  flink::SqlStatement statement;
  statement.shown = text;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = text.find(kOpen, at);
    const std::size_t close = open == std::string::npos ? open : text.find(kClose, open);
    if (close == std::string::npos) break;
    const std::string name = text.substr(open + kOpen.size(), close - open - kOpen.size());
    const auto secret = secrets.find(name);
    if (secret == secrets.end()) {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("There is no secret \"", name, "\" for a placeholder."),
                             "Add it to secrets_wo.");
    }
    const base::Secret registered(secret->second);
    statement.text += text.substr(at, open - at);
    for (const char c : secret->second) statement.text += c == '\'' ? "''" : std::string(1, c);
    at = close + kClose.size();
  }
  statement.text += text.substr(at);
  return statement;
}

}  // namespace resources
