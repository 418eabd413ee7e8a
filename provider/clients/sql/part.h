// The pieces of a statement that come from outside: each knows how it is quoted and what a log may
// show of it.
#ifndef PROVIDER_CLIENTS_SQL_PART_H_
#define PROVIDER_CLIENTS_SQL_PART_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "provider/base/secret.h"

namespace sql {

// What all parts have in common: the text for the server and the text for logs.
class Part {
 protected:
  Part(std::string rendered, std::string shown)
      : rendered_(std::move(rendered)), shown_(std::move(shown)) {}

 private:
  friend class Statement;
  std::string rendered_;
  std::string shown_;
};

// An object's name: `name`. Refused: empty, a backtick (StarRocks drops it and names another
// object), NUL, control characters, invalid UTF-8. Whether a name is legal for its kind of object
// is not checked here.
class Ident : public Part {
 public:
  static absl::StatusOr<Ident> Of(std::string_view name);

 private:
  using Part::Part;
};

// A string: 'text', with backslash and quote escaped and nothing else. Refused: NUL, invalid UTF-8.
// Logs show '?'.
class Literal : public Part {
 public:
  static absl::StatusOr<Literal> Of(std::string_view value);

 private:
  using Part::Part;
};

// A secret as string literal. Refused: NUL, invalid UTF-8; the message shows nothing of it. Logs
// show <secret>.
class Secret : public Part {
 public:
  static absl::StatusOr<Secret> Of(const base::Secret& value);

 private:
  using Part::Part;
};

// Unquoted tokens of closed sets.
class Bare : public Part {
 public:
  static Bare Integer(int64_t value);
  // A data size token: digits (no sign, no leading zero) and one of B K KB M MB G GB T TB P PB.
  static absl::StatusOr<Bare> Size(std::string_view token);

 private:
  using Part::Part;
};

// A user: 'name'@'host', or 'name'@['domain'] if `is_domain`. Shown in logs.
class UserIdentity : public Part {
 public:
  static absl::StatusOr<UserIdentity> Of(std::string_view name, std::string_view host,
                                         bool is_domain = false);

 private:
  using Part::Part;
};

}  // namespace sql

#endif  // PROVIDER_CLIENTS_SQL_PART_H_
