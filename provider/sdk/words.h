// What an author may say of an attribute: each kind of attribute has a handle with its legal words
// only, so that a wrong combination does not compile.
#ifndef PROVIDER_SDK_WORDS_H_
#define PROVIDER_SDK_WORDS_H_

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/codec.h"

namespace sdk {

// Handles point into the builder and are meant to be used in one expression.
template <typename Self>
class Words {
 public:
  explicit Words(schema::Attribute* attribute) : attribute_(attribute) {}
  // Markdown; shown in the registry and by editors.
  Self& Doc(std::string text) {
    attribute_->doc = std::move(text);
    return self();
  }
  // Shown as (sensitive) by Terraform, stored in the state.
  Self& Sensitive() {
    attribute_->sensitive = true;
    return self();
  }
  Self& Deprecated(std::string use_instead) {
    attribute_->deprecated = std::move(use_instead);
    return self();
  }

 protected:
  Self& self() { return static_cast<Self&>(*this); }
  schema::Attribute* attribute_;
};

// For attributes that a configuration may set.
template <typename Self, typename X>
class ConfigWords : public Words<Self> {
 public:
  using Words<Self>::Words;
  // A check of a known value. Pure.
  Self& Must(std::function<absl::Status(const X&)> check) {
    this->attribute_->checks.push_back([check = std::move(check)](const cty::Value& v) {
      auto x = Codec<X>::Decode(v);
      return x.ok() ? check(*x) : x.status();
    });
    return this->self();
  }
};

// For attributes that live in plan and state.
template <typename Self, typename X>
class StoredWords : public ConfigWords<Self, X> {
 public:
  using ConfigWords<Self, X>::ConfigWords;
  // A change means a new object.
  Self& Replace() {
    this->attribute_->replace = true;
    return this->self();
  }
  // Two spellings of the same meaning are no difference.
  Self& EqualWhen(std::function<bool(const X&, const X&)> same) {
    this->attribute_->equality = [same = std::move(same)](const cty::Value& a,
                                                          const cty::Value& b) {
      auto x = Codec<X>::Decode(a);
      auto y = Codec<X>::Decode(b);
      return x.ok() && y.ok() && same(*x, *y);
    };
    return this->self();
  }
};

template <typename X>
class RequiredWords : public StoredWords<RequiredWords<X>, X> {
 public:
  using StoredWords<RequiredWords<X>, X>::StoredWords;
};

template <typename X>
class OptionalWords : public StoredWords<OptionalWords<X>, X> {
 public:
  using StoredWords<OptionalWords<X>, X>::StoredWords;
};

template <typename X>
class OptionalComputedWords : public StoredWords<OptionalComputedWords<X>, X> {
 public:
  using StoredWords<OptionalComputedWords<X>, X>::StoredWords;
  // The value when the configuration says nothing.
  OptionalComputedWords& Default(X value) {
    this->attribute_->default_value = Codec<X>::Encode(value);
    return *this;
  }
  // An update does not change it: the plan shows the old value instead of "known after apply".
  OptionalComputedWords& KeepState() {
    this->attribute_->keep_state = true;
    return *this;
  }
};

template <typename X>
class ComputedWords : public Words<ComputedWords<X>> {
 public:
  using Words<ComputedWords<X>>::Words;
  ComputedWords& KeepState() {
    this->attribute_->keep_state = true;
    return *this;
  }
};

// Never in plan or state; only in the configuration that Create and Update get.
template <typename X>
class WriteOnlyWords : public ConfigWords<WriteOnlyWords<X>, X> {
 public:
  using ConfigWords<WriteOnlyWords<X>, X>::ConfigWords;
};

}  // namespace sdk

#endif  // PROVIDER_SDK_WORDS_H_
