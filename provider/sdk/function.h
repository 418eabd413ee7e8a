// The author's face of a provider function: an ordinary C++ function over plain values.
//
//   sdk::Function f = sdk::MakeFunction<std::string(std::string)>(
//       "quote_identifier", "Quotes a name", "Longer text.", {{"name", "The name."}}, Quote);
#ifndef PROVIDER_SDK_FUNCTION_H_
#define PROVIDER_SDK_FUNCTION_H_

#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/sdk/any.h"
#include "provider/sdk/codec.h"

namespace sdk {

struct ParameterText {
  std::string name;
  std::string doc;
};

namespace internal {

template <typename A>
absl::StatusOr<A> Argument(const std::vector<cty::Value>& arguments, size_t index) {
  auto decoded = Codec<A>::Decode(arguments[index]);
  if (!decoded.ok()) return AtArgument(static_cast<int>(index), decoded.status());
  return decoded;
}

template <typename Signature>
struct Caller;

template <typename R, typename... A>
struct Caller<R(A...)> {
  using Body = std::function<absl::StatusOr<R>(const A&...)>;

  static std::vector<cty::Type> Types() { return {Codec<A>::Type()...}; }

  template <size_t... I>
  static absl::StatusOr<cty::Value> Run(const Body& body, const std::vector<cty::Value>& arguments,
                                        std::index_sequence<I...>) {
    std::tuple<absl::StatusOr<A>...> decoded(Argument<A>(arguments, I)...);
    absl::Status bad;
    (void)((std::get<I>(decoded).ok() || (bad = std::get<I>(decoded).status(), false)) && ...);
    if (!bad.ok()) return bad;
    TF_ASSIGN(R result, body(*std::get<I>(decoded)...));
    return Codec<R>::Encode(result);
  }
};

}  // namespace internal

// Signature: R(A...), of types that Codec knows. Null and unknown arguments never reach `body`.
template <typename Signature>
Function MakeFunction(std::string name, std::string summary, std::string doc,
                      std::vector<ParameterText> parameters,
                      typename internal::Caller<Signature>::Body body) {
  using Caller = internal::Caller<Signature>;
  const std::vector<cty::Type> types = Caller::Types();
  Function f;
  f.name = std::move(name);
  f.summary = std::move(summary);
  f.doc = std::move(doc);
  for (size_t i = 0; i < types.size(); ++i) {
    f.parameters.push_back({parameters.at(i).name, parameters.at(i).doc, types[i]});
  }
  [&]<typename R, typename... A>(std::type_identity<R(A...)>) {
    f.result = Codec<R>::Type();
    f.run = [body](const std::vector<cty::Value>& arguments) {
      return Caller::Run(body, arguments, std::index_sequence_for<A...>());
    };
  }(std::type_identity<Signature>{});
  return f;
}

}  // namespace sdk

#endif  // PROVIDER_SDK_FUNCTION_H_
