// Where in a value something is: `default_roles`, `on.name`, `tls["a"][0]`.
#ifndef PROVIDER_CTY_PATH_H_
#define PROVIDER_CTY_PATH_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace cty {

// A step is an attribute name, a map key or a list index. Sets have no steps into their elements:
// point at the set.
struct AttributeStep {
  std::string name;
  friend auto operator<=>(const AttributeStep&, const AttributeStep&) = default;
};
struct KeyStep {
  std::string key;
  friend auto operator<=>(const KeyStep&, const KeyStep&) = default;
};
struct IndexStep {
  int64_t index = 0;
  friend auto operator<=>(const IndexStep&, const IndexStep&) = default;
};

class Path {
 public:
  using Step = std::variant<AttributeStep, KeyStep, IndexStep>;

  Path() = default;  // the whole value
  explicit Path(std::string attribute) { steps_.push_back(AttributeStep{std::move(attribute)}); }

  Path Attribute(std::string name) const { return Plus(AttributeStep{std::move(name)}); }
  Path Key(std::string key) const { return Plus(KeyStep{std::move(key)}); }
  Path Index(int64_t index) const { return Plus(IndexStep{index}); }

  Path Plus(Step step) const {
    Path p = *this;
    p.steps_.push_back(std::move(step));
    return p;
  }

  const std::vector<Step>& steps() const { return steps_; }
  bool empty() const { return steps_.empty(); }
  std::string ToString() const;  // as Terraform prints it: a.b["k"][0]

  friend auto operator<=>(const Path&, const Path&) = default;

 private:
  std::vector<Step> steps_;
};

}  // namespace cty

#endif  // PROVIDER_CTY_PATH_H_
