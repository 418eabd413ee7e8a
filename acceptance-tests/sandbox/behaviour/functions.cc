#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using Arguments = std::vector<Value>;
using Function0 = Value (*)(const Context&);
using Function1 = Value (*)(const std::string&);

Value TimeValue() {
  Value value = StringValue(FormatTime(NowSeconds()));
  value.type = kDateTime;
  value.length = 19;
  return value;
}

Value Int32Value(size_t number) {
  Value value = IntegerValue(StrCat(number));
  value.type = kLong;
  value.length = 11;
  return value;
}

Value CurrentDatabase(const Context& c) { return StringValue(c.session.database); }
Value CurrentUser(const Context& c) { return StringValue(c.session.identity.Text()); }
Value LoginUser(const Context& c) {
  return StringValue(StrCat("'", c.session.login_user, "'@'", c.session.login_host, "'"));
}
Value CurrentRole(const Context& c) {
  std::vector<std::string> names = c.accounts().RoleNames(c.session.active_roles);
  return StringValue(names.empty() ? "NONE" : Join(names, ", "));
}
Value CurrentGroup(const Context&) { return StringValue("NONE"); }
Value CurrentCatalog(const Context& c) { return StringValue(c.session.catalog); }
Value ConnectionId(const Context& c) {
  Value value = StringValue(StrCat(c.session.connection_id));
  value.type = kLongLong;
  value.length = 20;
  return value;
}
Value MysqlVersion(const Context&) { return StringValue(std::string(kMysqlVersion)); }
Value StarRocksVersion(const Context&) { return StringValue(std::string(kVersion)); }
Value Now(const Context&) { return TimeValue(); }

Value Length(const std::string& text) { return Int32Value(text.size()); }
Value CharLength(const std::string& text) {
  return Int32Value(static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  })));
}
Value Hex(const std::string& text) { return StringValue(HexOf(text)); }
Value UpperCase(const std::string& text) { return StringValue(Upper(text)); }
Value LowerCase(const std::string& text) { return StringValue(Lower(text)); }

struct Entry0 {
  std::string_view name;
  bool information;  // tells about the session: its name is printed in upper case
  Function0 call;
};
constexpr std::array<Entry0, 14> kFunctions0 = {{
    {"database", true, CurrentDatabase},
    {"schema", true, CurrentDatabase},
    {"user", true, LoginUser},
    {"session_user", true, LoginUser},
    {"current_user", true, CurrentUser},
    {"current_role", true, CurrentRole},
    {"current_group", true, CurrentGroup},
    {"connection_id", true, ConnectionId},
    {"catalog", true, CurrentCatalog},
    {"version", false, MysqlVersion},
    {"current_version", false, StarRocksVersion},
    {"now", false, Now},
    {"current_timestamp", false, Now},
    {"sysdate", false, Now},
}};

struct Entry1 {
  std::string_view name;
  Function1 call;
};
constexpr std::array<Entry1, 6> kFunctions1 = {{
    {"length", Length},
    {"char_length", CharLength},
    {"hex", Hex},
    {"upper", UpperCase},
    {"lower", LowerCase},
    {"lcase", LowerCase},
}};

ErrorResult NoMatchingFunction(const Expression& call, const Arguments& arguments) {
  std::vector<std::string> types;
  for (const Value& value : arguments) types.push_back(TypeName(value));
  return RunError(StrCat("Getting analyzing error from ", call.place,
                         ". Detail message: No matching function with signature: ", call.name, "(",
                         Join(types, ", "), ")."));
}

Value Concat(const Arguments& arguments) {
  std::string joined;
  for (const Value& value : arguments) {
    if (!value.text.has_value()) return StringValue(std::nullopt);
    joined += *value.text;
  }
  return StringValue(joined);
}

}  // namespace

bool IsInformationFunction(std::string_view lower_name) {
  return std::any_of(kFunctions0.begin(), kFunctions0.end(), [&](const Entry0& entry) {
    return entry.information && entry.name == lower_name;
  });
}

Evaluated CallFunction(const Expression& call, const Arguments& arguments, const Context& context) {
  for (const Entry0& entry : kFunctions0) {
    if (arguments.empty() && entry.name == call.name) return entry.call(context);
  }
  for (const Entry1& entry : kFunctions1) {
    if (arguments.size() != 1 || entry.name != call.name) continue;
    if (!arguments[0].text.has_value()) return StringValue(std::nullopt);
    return entry.call(*arguments[0].text);
  }
  if (call.name == "concat" && !arguments.empty()) return Concat(arguments);
  return NoMatchingFunction(call, arguments);
}

}  // namespace sandbox::behaviour
