// What the rest of the room needs of refinements beyond value.h.
#ifndef PROVIDER_CTY_REFINEMENT_H_
#define PROVIDER_CTY_REFINEMENT_H_

#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace cty {

// A total order: <0, 0, >0.
int CompareRefinements(const Refinement& a, const Refinement& b);

// True if `type` can have all that `refinement` promises: prefixes are of strings, bounds of
// numbers, lengths of collections. A dynamic type can have none.
bool RefinementFits(const Refinement& refinement, const Type& type);

}  // namespace cty

#endif  // PROVIDER_CTY_REFINEMENT_H_
