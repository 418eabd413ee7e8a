// "It already exists": what to tell, and what to do when the user allowed adoption.
#ifndef RESOURCES_SHARED_EXISTS_H_
#define RESOURCES_SHARED_EXISTS_H_

#include <string_view>

#include "absl/status/status.h"
#include "provider/sdk/call.h"

namespace resources {

// `kind` as people say it ("role"), `type` the resource type, `id` its import id.
struct Existing {
  std::string_view kind;
  std::string_view type;
  std::string_view id;
};

// The error with the command and the block that import the object. `why` (may be empty) is a
// sentence that says more.
absl::Status AlreadyExists(const Existing& object, std::string_view why = {});
// The same when adoption was allowed but refused: `difference` is a sentence.
absl::Status NotAdopted(const Existing& object, std::string_view difference);
// The warning that goes with an adoption.
void WarnAdopted(sdk::Call& call, const Existing& object);

}  // namespace resources

#endif  // RESOURCES_SHARED_EXISTS_H_
