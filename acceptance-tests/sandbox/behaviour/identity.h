// Who a user is: the name and where the user comes from.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_IDENTITY_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_IDENTITY_H_

#include <compare>
#include <string>

namespace sandbox::behaviour {

struct Identity {
  std::string user;
  std::string host = "%";
  bool domain = false;

  // 'u'@'h' or 'u'@['domain'].
  std::string Text() const {
    return domain ? "'" + user + "'@['" + host + "']" : "'" + user + "'@'" + host + "'";
  }
  auto operator<=>(const Identity&) const = default;
};

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_IDENTITY_H_
