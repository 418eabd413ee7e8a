// The bound builder: one line per attribute, the type taken from the member pointer.
//
//   struct Role {
//     sdk::String name, comment;
//     static void Describe(sdk::Schema<Role>& s) {
//       s.Doc("A role.");
//       s.Required("name", &Role::name).Replace().Doc("Name of the role.");
//       s.Optional("comment", &Role::comment).Doc("Free text.");
//     }
//   };
#ifndef PROVIDER_SDK_BUILDER_H_
#define PROVIDER_SDK_BUILDER_H_

#include <algorithm>
#include <deque>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/call.h"
#include "provider/sdk/codec.h"
#include "provider/sdk/timeouts.h"
#include "provider/sdk/words.h"

namespace sdk {

// Lives during Describe() only.
template <typename T>
class Schema {
 public:
  Schema& Doc(std::string text) {
    doc_ = std::move(text);
    return *this;
  }
  // Raise it together with an Upgrade() step when the shape of the state changes.
  Schema& Version(int64_t version) {
    version_ = version;
    return *this;
  }

  template <typename X>
  RequiredWords<X> Required(std::string name, Val<X> T::*member) {
    schema::Attribute& a = Add(std::move(name), member);
    a.required = true;
    return RequiredWords<X>(&a);
  }
  template <typename X>
  OptionalWords<X> Optional(std::string name, Val<X> T::*member) {
    schema::Attribute& a = Add(std::move(name), member);
    a.optional = true;
    return OptionalWords<X>(&a);
  }
  template <typename X>
  OptionalComputedWords<X> OptionalComputed(std::string name, Val<X> T::*member) {
    schema::Attribute& a = Add(std::move(name), member);
    a.optional = a.computed = true;
    return OptionalComputedWords<X>(&a);
  }
  template <typename X>
  ComputedWords<X> Computed(std::string name, Val<X> T::*member) {
    schema::Attribute& a = Add(std::move(name), member);
    a.computed = true;
    return ComputedWords<X>(&a);
  }
  template <typename X>
  WriteOnlyWords<X> WriteOnly(std::string name, Val<X> T::*member) {
    schema::Attribute& a = Add(std::move(name), member);
    a.optional = a.write_only = true;
    return WriteOnlyWords<X>(&a);
  }
  // A part of the identity: never changes while the object lives. `required`: an import by identity
  // has to give it.
  template <typename X>
  void Identity(std::string name, Val<X> T::*member, std::string doc, bool required = true) {
    Identity<X>(
        std::move(name), [member](const T& t) { return t.*member; },
        [member](T& t, Val<X> v) { t.*member = std::move(v); }, std::move(doc), required);
  }
  // The same where no member is it: how it is read from an object and put into an import's stub.
  template <typename X>
  void Identity(std::string name, std::function<Val<X>(const T&)> get,
                std::function<void(T&, Val<X>)> set, std::string doc, bool required = true) {
    identity_fields_.push_back({name, [get](const T& t) { return EncodeVal(get(t)); },
                                [set](T& t, const cty::Value& v) {
                                  auto decoded = DecodeVal<X>(v);
                                  if (decoded.ok()) set(t, *std::move(decoded));
                                  return decoded.status();
                                }});
    schema::Attribute a;
    a.name = std::move(name);
    a.doc = std::move(doc);
    a.type = Codec<X>::Type();
    (required ? a.required : a.optional) = true;
    identity_.push_back(std::move(a));
  }

  // The `timeouts` attribute: the engine reads it, the struct has no member for it. `timeout`: of
  // a create, update or delete for which it says nothing.
  void Timeouts(absl::Duration timeout = schema::Schema().timeout) {
    attributes_.push_back(TimeoutsAttribute(timeout));
    timeout_ = timeout;
  }

 private:
  friend class Binding<T>;
  struct Field {
    std::string name;
    std::function<cty::Value(const T&)> get;
    std::function<absl::Status(T&, const cty::Value&)> set;
  };

  template <typename X>
  schema::Attribute& Add(std::string name, Val<X> T::*member) {
    fields_.push_back({name, [member](const T& t) { return EncodeVal(t.*member); },
                       [member](T& t, const cty::Value& v) {
                         auto decoded = DecodeVal<X>(v);
                         if (decoded.ok()) t.*member = *std::move(decoded);
                         return decoded.status();
                       }});
    schema::Attribute& a = attributes_.emplace_back();
    a.name = std::move(name);
    a.type = Codec<X>::Type();
    a.nested = NestedOf<X>::Get();
    return a;
  }

  std::string doc_;
  int64_t version_ = 0;
  absl::Duration timeout_ = schema::Schema().timeout;
  std::deque<schema::Attribute> attributes_;  // a deque: handles keep pointers into it
  std::vector<Field> fields_;
  std::vector<schema::Attribute> identity_;
  std::vector<Field> identity_fields_;
};

// A struct's schema and the way between its fields and values. Thread-safe; made once.
template <typename T>
class Binding {
 public:
  static const Binding& Of() {
    static const Binding binding;
    return binding;
  }

  const schema::Schema& schema() const { return schema_; }

  // Attributes without a member (timeouts) are taken from `base`.
  cty::Value Encode(const T& t, const cty::Value& base = cty::Value::Null()) const {
    cty::Value::Members members;
    for (const schema::Attribute& a : schema_.attributes) members[a.name] = base.Get(a.name);
    for (const auto& field : fields_) members[field.name] = field.get(t);
    return cty::Value::Map(std::move(members));
  }

  // `base` with the fields that `t` has otherwise than it; all others stay exactly as they are,
  // partly unknown collections and numbers that no double holds included. `base` must be an object.
  absl::StatusOr<cty::Value> EncodeOver(const cty::Value& base, const T& t) const {
    auto before = Decode(base);
    if (!before.ok()) return before.status();
    const cty::Value old = Encode(*before, base), fresh = Encode(t, base);
    cty::Value::Members members = base.AsMembers();
    for (auto& [name, value] : members) {
      if (!(old.Get(name) == fresh.Get(name))) value = fresh.Get(name);
    }
    return cty::Value::Map(std::move(members));
  }

  // `v` null gives a T of nulls; unknown gives a T of unknowns. Errors carry the attribute's path.
  absl::StatusOr<T> Decode(const cty::Value& v) const { return DecodeFields(fields_, v); }

  // The identity of an object, and an object of which only that is known.
  cty::Value EncodeIdentity(const T& t) const {
    cty::Value::Members members;
    for (const auto& field : identity_fields_) members[field.name] = field.get(t);
    return cty::Value::Map(std::move(members));
  }
  absl::StatusOr<T> DecodeIdentity(const cty::Value& v) const {
    return DecodeFields(identity_fields_, v);
  }

 private:
  using Fields = std::vector<typename Schema<T>::Field>;

  static absl::StatusOr<T> DecodeFields(const Fields& fields, const cty::Value& v) {
    T t;
    for (const auto& field : fields) {
      const cty::Value& member = v.IsUnknown() ? v : v.Get(field.name);
      if (absl::Status s = field.set(t, member); !s.ok()) {
        return AtAttribute(Prefixed(field.name, PathOf(s)), s);
      }
    }
    return t;
  }

  Binding() {
    Schema<T> builder;
    T::Describe(builder);
    schema_.doc = std::move(builder.doc_);
    schema_.version = builder.version_;
    schema_.timeout = builder.timeout_;
    schema_.attributes.assign(builder.attributes_.begin(), builder.attributes_.end());
    schema_.identity = std::move(builder.identity_);
    auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    std::sort(schema_.attributes.begin(), schema_.attributes.end(), by_name);
    std::sort(schema_.identity.begin(), schema_.identity.end(), by_name);
    fields_ = std::move(builder.fields_);
    identity_fields_ = std::move(builder.identity_fields_);
  }

  schema::Schema schema_;
  Fields fields_, identity_fields_;
};

}  // namespace sdk

#endif  // PROVIDER_SDK_BUILDER_H_
