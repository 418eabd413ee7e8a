// Types of Terraform values (cty): what a codec needs to read and write a Value.
#ifndef PROVIDER_CTY_TYPE_H_
#define PROVIDER_CTY_TYPE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace cty {

// A cheap-to-copy, immutable type. Thread-safe.
class Type {
 public:
  enum class Kind { kBool, kNumber, kString, kDynamic, kList, kSet, kMap, kTuple, kObject };

  static Type Bool();
  static Type Number();
  static Type String();
  static Type Dynamic();
  static Type List(Type element);
  static Type Set(Type element);
  static Type Map(Type element);
  static Type Tuple(std::vector<Type> elements);
  static Type Object(std::map<std::string, Type> attributes);

  // The JSON notation of types ("string", ["list","string"], ["object",{...}]); strict. Optional
  // attributes of objects (a third element) are accepted and ignored. Depth is limited to 64.
  static absl::StatusOr<Type> FromJson(std::string_view json);
  std::string ToJson() const;  // compact, keys sorted: the same bytes for the same type

  Kind kind() const { return kind_; }
  bool IsPrimitive() const;
  // True if the type is or holds a dynamic type.
  bool HasDynamic() const;
  const Type& element() const;                            // list, set, map
  const std::vector<Type>& elements() const;              // tuple
  const std::map<std::string, Type>& attributes() const;  // object

  friend bool operator==(const Type& a, const Type& b);

 private:
  struct Detail;
  explicit Type(Kind kind, std::shared_ptr<const Detail> detail = nullptr)
      : kind_(kind), detail_(std::move(detail)) {}

  Kind kind_;
  std::shared_ptr<const Detail> detail_;
};

}  // namespace cty

#endif  // PROVIDER_CTY_TYPE_H_
