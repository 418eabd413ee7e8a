#include "acceptance-tests/sandbox/net/fault.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

// std::regex recurses for each byte, so the length is limited by the stack.
constexpr size_t kSearched = 2048;

absl::StatusOr<Fault> ParseKind(std::string_view kind) {
  constexpr std::pair<std::string_view, Fault> kKinds[] = {{"drop-before", Fault::kDropBefore},
                                                           {"drop-after", Fault::kDropAfter},
                                                           {"hang", Fault::kHang},
                                                           {"not-leader", Fault::kNotLeader}};
  for (const auto& [name, fault] : kKinds) {
    if (name == kind) return fault;
  }
  return absl::InvalidArgumentError(base::StrCat("unknown kind of fault '", kind, "'"));
}

absl::StatusOr<std::regex> ParsePattern(std::string_view pattern) {
  try {
    return std::regex(pattern.begin(), pattern.end(),
                      std::regex::ECMAScript | std::regex::icase | std::regex::optimize);
  } catch (const std::regex_error& error) {
    return absl::InvalidArgumentError(base::StrCat("bad regex '", pattern, "': ", error.what()));
  }
}

bool Found(const std::regex& pattern, std::string_view text) {
  try {
    return std::regex_search(text.begin(), text.end(), pattern);
  } catch (const std::regex_error&) {
    return false;  // too complex for this text
  }
}

// Cuts "#N" off the end of `pattern`; 1 if there is none.
int CutCount(std::string_view* pattern) {
  const size_t mark = pattern->rfind('#');
  int count = 1;
  if (mark == std::string_view::npos ||
      !absl::SimpleAtoi(base::ToAbsl(pattern->substr(mark + 1)), &count)) {
    return 1;
  }
  *pattern = pattern->substr(0, mark);
  return count;
}

}  // namespace

absl::Status FaultPlan::Add(std::string_view spec) {
  const size_t at = spec.find('@');
  if (at == std::string_view::npos) {
    return absl::InvalidArgumentError(base::StrCat("fault '", spec, "' is not KIND@REGEX[#N]"));
  }
  absl::StatusOr<Fault> fault = ParseKind(spec.substr(0, at));
  if (!fault.ok()) return fault.status();
  std::string_view text = spec.substr(at + 1);
  const int count = CutCount(&text);
  if (count < 1) return absl::InvalidArgumentError("the N of a fault counts from 1");
  absl::StatusOr<std::regex> pattern = ParsePattern(text);
  if (!pattern.ok()) return pattern.status();
  std::lock_guard<std::mutex> lock(mutex_);
  entries_.push_back({*fault, *std::move(pattern), count});
  return absl::OkStatus();
}

Fault FaultPlan::Strike(std::string_view text) {
  text = text.substr(0, kSearched);
  std::lock_guard<std::mutex> lock(mutex_);
  Fault strike = Fault::kNone;
  for (Entry& entry : entries_) {
    if (entry.matches_left == 0 || !Found(entry.pattern, text)) continue;
    if (--entry.matches_left == 0 && strike == Fault::kNone) strike = entry.fault;
  }
  return strike;
}

}  // namespace sandbox
