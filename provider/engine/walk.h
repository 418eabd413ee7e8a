// Walks over a value along its schema: the pieces that planner, checks and apply share.
#ifndef PROVIDER_ENGINE_WALK_H_
#define PROVIDER_ENGINE_WALK_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine {

using Attributes = std::vector<schema::Attribute>;

// A known, non-null object (or collection).
bool Present(const cty::Value& v);

// Elements or members of a collection or object; 0 for anything else.
size_t Count(const cty::Value& v);

// All attributes null.
cty::Value NullObject(const Attributes& attributes);

// `object` with each attribute replaced by what `change` makes of it. Null and unknown objects come
// back as they are.
using Change = std::function<cty::Value(const schema::Attribute&, const cty::Value&)>;
cty::Value MapAttributes(const Attributes& attributes, const cty::Value& object,
                         const Change& change);

// One element of a nested attribute beside its counterparts in other values: of a list by index, of
// a map by key, of a set the element that agrees in everything that `config` says (null if none
// does).
struct Element {
  cty::Value value;                // from the leading value
  std::vector<cty::Value> beside;  // from the others, null where they have none
  cty::Path path;                  // of the element; of the whole set for sets
};

// The elements of nested attribute `a` at `path`. `leader` must be Present(); `others` may be
// anything. For single objects there is one element: the object itself.
std::vector<Element> Elements(const schema::Attribute& a, const cty::Value& leader,
                              const std::vector<cty::Value>& others, const cty::Path& path);

// `path` as far as Terraform can follow it: there is no step into a set, so it ends at the set.
cty::Path Addressable(const Attributes& attributes, const cty::Path& path);

// A nested attribute's value of these element values, in the order of Elements(leader).
cty::Value Rebuild(const schema::Attribute& a, const cty::Value& leader,
                   std::vector<cty::Value> elements);

// True if set elements `planned` and `config` may be the same: they agree in all that config says.
bool SameElement(const Attributes& attributes, const cty::Value& planned, const cty::Value& config);

// `object` with every write-only attribute null, at any depth.
cty::Value WithoutWriteOnly(const Attributes& attributes, const cty::Value& object);

}  // namespace engine

#endif  // PROVIDER_ENGINE_WALK_H_
