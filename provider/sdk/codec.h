// How the fields of an author's struct become values and back.
#ifndef PROVIDER_SDK_CODEC_H_
#define PROVIDER_SDK_CODEC_H_

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/val.h"

namespace sdk {

template <typename T>
class Schema;
template <typename T>
class Binding;

// A struct with a static Describe(Schema<T>&).
template <typename T>
concept Described = requires(Schema<T>& s) {
  T::Describe(s);
};

// Codec<X> is for the X of Val<X>: Type(), NestedIn(mode), Encode(x), Decode(known non-null value).
template <typename X>
struct Codec;

template <>
struct Codec<std::string> {
  static cty::Type Type() { return cty::Type::String(); }
  static cty::Value Encode(const std::string& x) { return cty::Value::String(x); }
  static absl::StatusOr<std::string> Decode(const cty::Value& v) { return v.AsString(); }
};

template <>
struct Codec<bool> {
  static cty::Type Type() { return cty::Type::Bool(); }
  static cty::Value Encode(bool x) { return cty::Value::Bool(x); }
  static absl::StatusOr<bool> Decode(const cty::Value& v) { return v.AsBool(); }
};

template <>
struct Codec<int64_t> {
  static cty::Type Type() { return cty::Type::Number(); }
  static cty::Value Encode(int64_t x) { return cty::Value::Int(x); }
  static absl::StatusOr<int64_t> Decode(const cty::Value& v) {
    if (auto i = v.AsNumber().AsInt64()) return *i;
    return base::MakeError(
        base::ErrorKind::kFinal,
        base::StrCat("The value ", v.AsNumber().ToText(), " is not a whole number in range."),
        "Write a whole number between -9223372036854775808 and 9223372036854775807.");
  }
};

template <>
struct Codec<double> {
  static cty::Type Type() { return cty::Type::Number(); }
  static cty::Value Encode(double x) {
    auto n = cty::Number::FromDouble(x);
    return n.ok() ? cty::Value::Num(*n) : cty::Value::Null();
  }
  static absl::StatusOr<double> Decode(const cty::Value& v) { return v.AsNumber().AsDouble(); }
};

template <Described T>
struct Codec<T> {
  static cty::Type Type() { return schema::ObjectType(Binding<T>::Of().schema().attributes); }
  static cty::Value Encode(const T& x) { return Binding<T>::Of().Encode(x); }
  static absl::StatusOr<T> Decode(const cty::Value& v) { return Binding<T>::Of().Decode(v); }
};

// The sequence codecs share this: decode each element into `out` by `add`.
template <typename E, typename Add>
absl::Status DecodeElements(const cty::Value& v, Add add) {
  for (const cty::Value& element : v.AsSequence()) {
    if (element.IsNull()) {
      return base::MakeError(base::ErrorKind::kFinal, "A null value is not allowed inside.",
                             "Leave the element out instead.");
    }
    auto decoded = Codec<E>::Decode(element);
    if (!decoded.ok()) return decoded.status();
    add(*std::move(decoded));
  }
  return absl::OkStatus();
}

template <typename E>
struct Codec<std::vector<E>> {
  static cty::Type Type() { return cty::Type::List(Codec<E>::Type()); }
  static cty::Value Encode(const std::vector<E>& x) {
    cty::Value::Sequence out;
    for (const E& e : x) out.push_back(Codec<E>::Encode(e));
    return cty::Value::List(std::move(out));
  }
  static absl::StatusOr<std::vector<E>> Decode(const cty::Value& v) {
    std::vector<E> out;
    TF_TRY(DecodeElements<E>(v, [&](E e) { out.push_back(std::move(e)); }));
    return out;
  }
};

template <typename E>
struct Codec<std::set<E>> {
  static cty::Type Type() { return cty::Type::Set(Codec<E>::Type()); }
  static cty::Value Encode(const std::set<E>& x) {
    cty::Value::Sequence out;
    for (const E& e : x) out.push_back(Codec<E>::Encode(e));
    return cty::Value::Set(std::move(out));
  }
  static absl::StatusOr<std::set<E>> Decode(const cty::Value& v) {
    std::set<E> out;
    TF_TRY(DecodeElements<E>(v, [&](E e) { out.insert(std::move(e)); }));
    return out;
  }
};

template <Described T>
struct Codec<SetOf<T>> {
  static cty::Type Type() { return cty::Type::Set(Codec<T>::Type()); }
  static cty::Value Encode(const SetOf<T>& x) {
    cty::Value::Sequence out;
    for (const T& t : x.elements) out.push_back(Codec<T>::Encode(t));
    return cty::Value::Set(std::move(out));
  }
  static absl::StatusOr<SetOf<T>> Decode(const cty::Value& v) {
    SetOf<T> out;
    TF_TRY(DecodeElements<T>(v, [&](T t) { out.elements.push_back(std::move(t)); }));
    return out;
  }
};

template <typename E>
struct Codec<std::map<std::string, E>> {
  static cty::Type Type() { return cty::Type::Map(Codec<E>::Type()); }
  static cty::Value Encode(const std::map<std::string, E>& x) {
    cty::Value::Members out;
    for (const auto& [key, e] : x) out.emplace(key, Codec<E>::Encode(e));
    return cty::Value::Map(std::move(out));
  }
  static absl::StatusOr<std::map<std::string, E>> Decode(const cty::Value& v) {
    std::map<std::string, E> out;
    for (const auto& [key, element] : v.AsMembers()) {
      if (element.IsNull()) {
        return base::MakeError(base::ErrorKind::kFinal,
                               base::StrCat("The value of key \"", key, "\" is null."),
                               "Leave the key out instead.");
      }
      auto decoded = Codec<E>::Decode(element);
      if (!decoded.ok()) return decoded.status();
      out.emplace(key, *std::move(decoded));
    }
    return out;
  }
};

// The nested attributes of a field's type; null for plain types.
template <typename X>
struct NestedOf {
  static std::shared_ptr<const schema::Nested> Get() { return nullptr; }
};
template <Described T>
std::shared_ptr<const schema::Nested> MakeNested(schema::Nested::Mode mode) {
  return std::make_shared<const schema::Nested>(
      schema::Nested{mode, Binding<T>::Of().schema().attributes});
}
template <Described T>
struct NestedOf<T> {
  static auto Get() { return MakeNested<T>(schema::Nested::Mode::kSingle); }
};
template <Described T>
struct NestedOf<std::vector<T>> {
  static auto Get() { return MakeNested<T>(schema::Nested::Mode::kList); }
};
template <Described T>
struct NestedOf<SetOf<T>> {
  static auto Get() { return MakeNested<T>(schema::Nested::Mode::kSet); }
};
template <Described T>
struct NestedOf<std::map<std::string, T>> {
  static auto Get() { return MakeNested<T>(schema::Nested::Mode::kMap); }
};

template <typename X>
cty::Value EncodeVal(const Val<X>& v) {
  if (v.IsNull()) return cty::Value::Null();
  if (v.IsUnknown()) return cty::Value::Unknown();
  return Codec<X>::Encode(*v);
}

// Structs keep unknown members apart; any other collection with an unknown inside is unknown.
template <typename X>
absl::StatusOr<Val<X>> DecodeVal(const cty::Value& v) {
  if (v.IsNull()) return Val<X>();
  if (v.IsUnknown()) return Val<X>::Unknown();
  if constexpr (!Described<X>) {
    if (!v.IsWhollyKnown()) return Val<X>::Unknown();
  }
  auto decoded = Codec<X>::Decode(v);
  if (!decoded.ok()) return decoded.status();
  return Val<X>(*std::move(decoded));
}

}  // namespace sdk

#endif  // PROVIDER_SDK_CODEC_H_
