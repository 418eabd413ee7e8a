// A field of an author's struct: null, unknown or a value.
#ifndef PROVIDER_SDK_VAL_H_
#define PROVIDER_SDK_VAL_H_

#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sdk {

// `Val<T>` default-constructs to null. In Create, Update, Read and Delete, values of the plan that
// the configuration or a default gave are known; what the server must give is unknown.
template <typename T>
class Val {
 public:
  using value_type = T;

  Val() = default;                          // null
  Val(T value) : rep_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  static Val Unknown() {
    Val v;
    v.rep_ = UnknownTag{};
    return v;
  }

  bool IsNull() const { return std::holds_alternative<NullTag>(rep_); }
  bool IsUnknown() const { return std::holds_alternative<UnknownTag>(rep_); }
  bool has_value() const { return std::holds_alternative<T>(rep_); }
  explicit operator bool() const = delete;  // a Val<bool> would be misread

  // The value must be known and not null (aborts otherwise: a bug in the resource).
  const T& operator*() const { return *Known(); }
  const T* operator->() const { return Known(); }
  // The value, or `fallback` if it is null or unknown.
  T value_or(T fallback) const { return has_value() ? std::get<T>(rep_) : std::move(fallback); }

  friend bool operator==(const Val&, const Val&) = default;

 private:
  struct NullTag {
    friend bool operator==(const NullTag&, const NullTag&) = default;
  };
  struct UnknownTag {
    friend bool operator==(const UnknownTag&, const UnknownTag&) = default;
  };
  const T* Known() const {
    const T* v = std::get_if<T>(&rep_);
    if (v == nullptr) std::abort();
    return v;
  }
  std::variant<NullTag, UnknownTag, T> rep_;
};

using String = Val<std::string>;
using Int = Val<int64_t>;
using Double = Val<double>;
using Bool = Val<bool>;
// A collection with an unknown element inside reads as unknown as a whole.
using StringList = Val<std::vector<std::string>>;
using StringSet = Val<std::set<std::string>>;
using StringMap = Val<std::map<std::string, std::string>>;

// The elements of a set of objects, in no order that means anything.
template <typename T>
struct SetOf {
  std::vector<T> elements;
  friend bool operator==(const SetOf&, const SetOf&) = default;
};

// Nested objects: a struct with its own Describe().
template <typename T>
using Object = Val<T>;
template <typename T>
using ObjectList = Val<std::vector<T>>;
template <typename T>
using ObjectSet = Val<SetOf<T>>;
template <typename T>
using ObjectMap = Val<std::map<std::string, T>>;

}  // namespace sdk

#endif  // PROVIDER_SDK_VAL_H_
