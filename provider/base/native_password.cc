#include "provider/base/native_password.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "provider/base/strings.h"

namespace base {
namespace {

std::string Sha1(std::string_view bytes) {
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
  return std::string(digest.begin(), digest.end());
}

}  // namespace

std::string NativePasswordHash(std::string_view password) {
  if (password.empty()) return "";
  return StrCat("*", absl::AsciiStrToUpper(absl::BytesToHexString(Sha1(Sha1(password)))));
}

}  // namespace base
