// Terraform values: null, unknown or known, without their type. The codecs (msgpack.h, json.h) take
// the type beside the value.
#ifndef PROVIDER_CTY_VALUE_H_
#define PROVIDER_CTY_VALUE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "provider/cty/number.h"
#include "provider/cty/type.h"

namespace cty {

// What is promised of an unknown value. Absent members promise nothing. Dropping is always safe.
struct Refinement {
  bool not_null = false;
  std::string prefix;                               // strings
  std::optional<std::pair<Number, bool>> min, max;  // numbers: bound, inclusive
  std::optional<int64_t> min_length, max_length;    // collections
  bool empty() const;
  friend bool operator==(const Refinement&, const Refinement&);
};

// An immutable value, cheap to copy (children are shared). Thread-safe.
class Value {
 public:
  enum class Kind { kNull, kUnknown, kBool, kNumber, kString, kList, kSet, kMap, kDynamic };
  using Sequence = std::vector<Value>;
  using Members = std::map<std::string, Value, std::less<>>;

  Value() = default;  // null
  static Value Null() { return Value(); }
  static Value Unknown(Refinement refinement = {});
  static Value Bool(bool v);
  static Value Int(int64_t v);
  static Value Num(Number v);
  static Value String(std::string v);    // NFC-normalised, as cty has all strings
  static Value List(Sequence elements);  // lists and tuples
  // Sorted by Less and freed of equal elements. Elements with an unknown inside are all kept: each
  // may turn out to be a different value.
  static Value Set(Sequence elements);
  static Value Map(Members members);  // maps and objects; the caller's keys are in NFC
  // A value under a dynamic type: what it is, and the value itself.
  static Value Dynamic(Type type, Value value);

  Kind kind() const;
  bool IsNull() const { return kind() == Kind::kNull; }
  bool IsUnknown() const { return kind() == Kind::kUnknown; }
  bool IsKnown() const { return !IsUnknown(); }  // null is known
  bool IsWhollyKnown() const;                    // no unknown anywhere inside

  // Accessors: the kind must be right (checked with assert-like abort in all builds).
  bool AsBool() const;
  const Number& AsNumber() const;
  const std::string& AsString() const;
  const Sequence& AsSequence() const;  // list, set, tuple
  const Members& AsMembers() const;    // map, object
  const Type& dynamic_type() const;
  const Value& dynamic_value() const;
  const Refinement& refinement() const;  // unknown

  // The member `name` of a map or object; null if the value is null or has no such member, unknown
  // if the value is unknown.
  const Value& Get(std::string_view name) const;
  // A copy with that member replaced; the value must be a map or object.
  Value With(std::string_view name, Value member) const;

  // Equality of meaning: numbers by value, sets without order. Unknown equals unknown with an equal
  // refinement.
  friend bool operator==(const Value& a, const Value& b) { return Compare(a, b) == 0; }
  // A total order, for sets and for stable output: null comes after what is there, unknown last.
  static bool Less(const Value& a, const Value& b);

  // For messages and tests: JSON-like text, unknown as "(unknown)". Never call it on secrets.
  std::string DebugString() const;

 private:
  using Rep =
      std::variant<std::monostate, std::shared_ptr<const Refinement>, bool, Number,
                   std::shared_ptr<const std::string>, std::shared_ptr<const Sequence>,
                   std::shared_ptr<const Members>, std::shared_ptr<const std::pair<Type, Value>>>;
  Value(Kind kind, Rep rep) : kind_(kind), rep_(std::move(rep)) {}
  static int Compare(const Value& a, const Value& b);

  Kind kind_ = Kind::kNull;
  Rep rep_;
};

// All unknowns inside replaced by null.
Value UnknownsToNull(const Value& v);

// True if `v` fits `type`: kinds agree all the way down, objects have exactly the type's
// attributes, refinements are of the type's kind.
bool Conforms(const Value& v, const Type& type);

}  // namespace cty

#endif  // PROVIDER_CTY_VALUE_H_
