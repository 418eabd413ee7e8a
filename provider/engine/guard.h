// The fence around an author's code.
#ifndef PROVIDER_ENGINE_GUARD_H_
#define PROVIDER_ENGINE_GUARD_H_

#include <exception>
#include <string_view>

#include "absl/status/status.h"

namespace engine {

// The status for an exception that left `where`. Its kind is kUnknownOutcome: nobody knows how far
// the code got.
absl::Status Thrown(std::string_view where, std::string_view what);

// Runs `f` (returning absl::Status or StatusOr); what it throws becomes a status.
template <typename F>
auto Guarded(std::string_view where, F f) -> decltype(f()) {
  try {
    return f();
  } catch (const std::exception& e) {
    return Thrown(where, e.what());
  } catch (...) {
    return Thrown(where, "an exception of unknown type");
  }
}

}  // namespace engine

#endif  // PROVIDER_ENGINE_GUARD_H_
