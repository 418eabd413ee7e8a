// A catalog with one of each kind, for the tests of the wire.
#ifndef PROVIDER_WIRE_PROBE_PROBE_CATALOG_H_
#define PROVIDER_WIRE_PROBE_PROBE_CATALOG_H_

#include "provider/sdk/any.h"

namespace probe {

// provider             endpoint, token (sensitive)
// probe_thing          name, note, secret_wo, parts, id. The name decides what Create does:
//                      "throw" throws, "fail" fails half-way, anything else works
// probe_wait (data)    seconds: sleeps so long; together: waits until so many calls are in it
// probe_lease          secret of a scope; renewed and closed by its private data
// shout(text)          upper case; fails on ""
sdk::Catalog MakeCatalog();

}  // namespace probe

#endif  // PROVIDER_WIRE_PROBE_PROBE_CATALOG_H_
