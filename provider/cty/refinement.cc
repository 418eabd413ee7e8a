#include "provider/cty/refinement.h"

namespace cty {
namespace {

using Bound = std::optional<std::pair<Number, bool>>;

template <typename T>
int CompareScalars(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

int CompareBounds(const Bound& a, const Bound& b) {
  if (!a.has_value() || !b.has_value()) return CompareScalars(a.has_value(), b.has_value());
  const int by_number = Number::Compare(a->first, b->first);
  return by_number != 0 ? by_number : CompareScalars(a->second, b->second);
}

}  // namespace

bool Refinement::empty() const {
  return !not_null && prefix.empty() && !min && !max && !min_length && !max_length;
}

bool operator==(const Refinement& a, const Refinement& b) { return CompareRefinements(a, b) == 0; }

int CompareRefinements(const Refinement& a, const Refinement& b) {
  if (const int c = CompareScalars(a.not_null, b.not_null); c != 0) return c;
  if (const int c = CompareScalars(a.prefix, b.prefix); c != 0) return c;
  if (const int c = CompareBounds(a.min, b.min); c != 0) return c;
  if (const int c = CompareBounds(a.max, b.max); c != 0) return c;
  if (const int c = CompareScalars(a.min_length, b.min_length); c != 0) return c;
  return CompareScalars(a.max_length, b.max_length);
}

bool RefinementFits(const Refinement& refinement, const Type& type) {
  const Type::Kind kind = type.kind();
  if (kind == Type::Kind::kDynamic) return refinement.empty();
  const bool is_collection =
      kind == Type::Kind::kList || kind == Type::Kind::kSet || kind == Type::Kind::kMap;
  return (refinement.prefix.empty() || kind == Type::Kind::kString) &&
         ((!refinement.min && !refinement.max) || kind == Type::Kind::kNumber) &&
         ((!refinement.min_length && !refinement.max_length) || is_collection);
}

}  // namespace cty
