// Whether a single value, its members aside, has the form that a type asks for.
#ifndef PROVIDER_CTY_SHAPE_H_
#define PROVIDER_CTY_SHAPE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "provider/cty/place.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace cty {

// The kind that known values of a type have.
Value::Kind KnownKind(Type::Kind kind);

// Checks a known value's kind, a tuple's length and the names of an object's attributes.
absl::Status CheckShape(const Value& v, const Type& type, const Place& place);

// Messages that decoders share with it. Names may be any bytes.
std::string UnsupportedAttribute(std::string_view name);
std::string WrongTupleLength(const Type& type);

}  // namespace cty

#endif  // PROVIDER_CTY_SHAPE_H_
