#include "acceptance-tests/sandbox/net/replay/canonical.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr char kGreeting = '\x0a';
constexpr std::string_view kNativeSwitch("\xfemysql_native_password\0", 23);
constexpr std::string_view kSyntaxError = "\xff\x28\x04#HY000Getting syntax error at line";
constexpr std::string_view kSuggestions = "the most similar input is";

// "def" is the catalog of every column. Behind the names come the size of the rest, charset, length
// and type.
constexpr std::string_view kColumn =
    "\x03"
    "def";
constexpr size_t kColumnTail = 13;
constexpr std::string_view kUtf8Tail("\x0c\x21\x00", 3);

// A definition of a text column without the length.
std::string WithoutTextLength(std::string payload) {
  constexpr size_t kLengthSize = 4;
  if (payload.size() < kColumnTail) return payload;
  const size_t tail = payload.size() - kColumnTail;
  if (payload.compare(tail, kUtf8Tail.size(), kUtf8Tail) != 0) return payload;
  return payload.replace(tail + kUtf8Tail.size(), kLengthSize, "?");
}

bool IsEof(std::string_view payload) { return payload.size() == 5 && payload[0] == '\xfe'; }

std::string Printable(std::string_view payload) { return absl::CEscape(base::ToAbsl(payload)); }

std::string Masked(std::string payload, const std::string& varying) {
  const size_t at = payload.find(varying);
  if (!varying.empty() && at != std::string::npos) payload.replace(at, varying.size(), "?");
  return payload;
}

std::string WithoutVaryingParts(const std::string& payload) {
  if (payload.starts_with(kNativeSwitch)) return std::string(kNativeSwitch);
  if (payload.starts_with(kSyntaxError)) return payload.substr(0, payload.find(kSuggestions));
  if (payload.starts_with(kColumn)) return WithoutTextLength(payload);
  if (!payload.starts_with(kGreeting)) return payload;
  const std::string salt = SaltOf(payload);
  const std::string id = PayloadWriter().Int(ConnectionIdOf(payload), 4).Take();
  return Masked(Masked(Masked(payload, id), salt.substr(0, 8)), salt.substr(8));
}

std::string Numbered(const Packet& packet) {
  return base::StrCat(packet.sequence, ": ", Printable(WithoutVaryingParts(packet.payload)));
}

// The state of a walk over the packets of an answer.
class Canonicalizer {
 public:
  explicit Canonicalizer(std::string_view command)
      : executed_(command.starts_with('\x17')),
        may_have_rows_(executed_ || command.starts_with('\x03')),
        ids_first_(command == "\x03SHOW PROC '/dbs'") {}

  void Add(const Packet& packet) {
    if (in_rows_ && !IsEof(packet.payload)) {
      rows_.push_back(RowText(packet.payload));
    } else if (in_rows_) {
      EndRows(packet);
    } else {
      lines_.push_back(Numbered(packet));
      in_rows_ = may_have_rows_ && IsEof(packet.payload);
    }
  }

  std::vector<std::string> Finish() {
    FlushRows();
    return std::move(lines_);
  }

 private:
  std::string RowText(std::string_view payload) const {
    if (!ids_first_) return Printable(payload);
    PayloadReader reader(payload);
    reader.LenencString();
    return Printable(reader.Rest());
  }

  void EndRows(const Packet& eof) {
    FlushRows();
    lines_.push_back(executed_ ? Printable(eof.payload) : Numbered(eof));
    in_rows_ = false;
  }

  void FlushRows() {
    std::sort(rows_.begin(), rows_.end());
    if (!executed_) lines_.insert(lines_.end(), rows_.begin(), rows_.end());
    rows_.clear();
  }

  const bool executed_;
  const bool may_have_rows_;
  const bool ids_first_;
  bool in_rows_ = false;
  std::vector<std::string> rows_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> Canonical(std::string_view command, const std::vector<Packet>& answer) {
  Canonicalizer canonicalizer(command);
  for (const Packet& packet : answer) canonicalizer.Add(packet);
  return canonicalizer.Finish();
}

}  // namespace sandbox
