// The total order of values.
#include "provider/cty/refinement.h"
#include "provider/cty/value.h"

namespace cty {
namespace {

// Known kinds as they are declared, then null, then unknown: the order of the elements of a set.
int Rank(Value::Kind kind) {
  if (kind == Value::Kind::kUnknown) return 1000;
  if (kind == Value::Kind::kNull) return 999;
  return static_cast<int>(kind);
}

template <typename Container, typename Compare>
int CompareRanges(const Container& a, const Container& b, Compare compare) {
  auto at = a.begin();
  auto bt = b.begin();
  for (; at != a.end() && bt != b.end(); ++at, ++bt) {
    if (const int c = compare(*at, *bt); c != 0) return c;
  }
  return static_cast<int>(at != a.end()) - static_cast<int>(bt != b.end());
}

int CompareTypes(const Type& a, const Type& b) {
  return a == b ? 0 : a.ToJson().compare(b.ToJson());
}

}  // namespace

int Value::Compare(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_) return Rank(a.kind_) - Rank(b.kind_);
  const auto by_member = [](const Members::value_type& x, const Members::value_type& y) {
    const int c = x.first.compare(y.first);
    return c != 0 ? c : Compare(x.second, y.second);
  };
  switch (a.kind_) {
    case Kind::kNull:
      return 0;
    case Kind::kUnknown:
      return CompareRefinements(a.refinement(), b.refinement());
    case Kind::kBool:
      return static_cast<int>(a.AsBool()) - static_cast<int>(b.AsBool());
    case Kind::kNumber:
      return Number::Compare(a.AsNumber(), b.AsNumber());
    case Kind::kString:
      return a.AsString().compare(b.AsString());
    case Kind::kList:
    case Kind::kSet:
      if (&a.AsSequence() == &b.AsSequence()) return 0;
      return CompareRanges(a.AsSequence(), b.AsSequence(), Compare);
    case Kind::kMap:
      if (&a.AsMembers() == &b.AsMembers()) return 0;
      return CompareRanges(a.AsMembers(), b.AsMembers(), by_member);
    case Kind::kDynamic:
      if (const int c = CompareTypes(a.dynamic_type(), b.dynamic_type()); c != 0) return c;
      return Compare(a.dynamic_value(), b.dynamic_value());
  }
  return 0;
}

bool Value::Less(const Value& a, const Value& b) { return Compare(a, b) < 0; }

}  // namespace cty
