// Where a codec is inside a value, kept without cost until an error needs it.
#ifndef PROVIDER_CTY_PLACE_H_
#define PROVIDER_CTY_PLACE_H_

#include <cstdint>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "provider/cty/type.h"

namespace cty {

// A chain of frames on the caller's stack, from a value up to the root. Names are borrowed.
class Place {
 public:
  Place() = default;  // the root
  Place Attribute(std::string_view name) const { return Place(this, AttributeName{name}); }
  Place Key(std::string_view key) const { return Place(this, KeyName{key}); }
  Place Index(int64_t index) const { return Place(this, index); }
  // An element of a set, or the value under a dynamic type: deeper, but with the same path.
  Place Inside() const { return Place(this, std::monostate()); }

  int depth() const { return depth_; }  // of containers around this place

  // InvalidArgument with the path of the place before the message.
  absl::Status Error(std::string_view message) const;
  // The same, saying which kind of value belongs here.
  absl::Status Required(const Type& type) const;

 private:
  struct AttributeName {
    std::string_view name;
  };
  struct KeyName {
    std::string_view key;
  };
  using Step = std::variant<std::monostate, AttributeName, KeyName, int64_t>;
  Place(const Place* parent, Step step)
      : parent_(parent), step_(step), depth_(parent->depth_ + 1) {}

  const Place* parent_ = nullptr;
  Step step_;
  int depth_ = 0;
};

}  // namespace cty

#endif  // PROVIDER_CTY_PLACE_H_
