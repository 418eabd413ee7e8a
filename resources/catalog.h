// Everything this provider serves.
#ifndef RESOURCES_CATALOG_H_
#define RESOURCES_CATALOG_H_

#include "provider/sdk/any.h"

namespace resources {

// Made from the files of this directory. Cheap; no I/O.
sdk::Catalog MakeCatalog();

}  // namespace resources

#endif  // RESOURCES_CATALOG_H_
