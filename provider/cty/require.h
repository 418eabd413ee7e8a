// The check behind accessors whose precondition is the caller's duty.
#ifndef PROVIDER_CTY_REQUIRE_H_
#define PROVIDER_CTY_REQUIRE_H_

#include <cstdio>
#include <cstdlib>

namespace cty {

// Aborts in all builds if `holds` is false.
inline void Require(bool holds) {
  if (holds) return;
  std::fputs("cty: accessor of another kind\n", stderr);
  std::abort();
}

}  // namespace cty

#endif  // PROVIDER_CTY_REQUIRE_H_
