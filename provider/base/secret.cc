#include "provider/base/secret.h"

#include <openssl/crypto.h>

#include <utility>

#include "provider/base/redact.h"

namespace base {
namespace {

// Also the bytes that a short string keeps inside the object.
void Wipe(std::string& value) {
  value.resize(value.capacity());
  OPENSSL_cleanse(value.data(), value.size());
  value.clear();
}

}  // namespace

Secret::Secret(std::string_view value) : value_(value) { RegisterSecret(value); }

Secret::Secret(const Secret& other) = default;

Secret& Secret::operator=(const Secret& other) {
  if (this == &other) return *this;
  Wipe(value_);
  value_ = other.value_;
  return *this;
}

Secret::Secret(Secret&& other) noexcept : value_(other.value_) { Wipe(other.value_); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  Wipe(value_);
  value_.swap(other.value_);
  return *this;
}

Secret::~Secret() { Wipe(value_); }

bool operator==(const Secret& a, const Secret& b) {
  return a.value_.size() == b.value_.size() &&
         CRYPTO_memcmp(a.value_.data(), b.value_.data(), a.value_.size()) == 0;
}

}  // namespace base
