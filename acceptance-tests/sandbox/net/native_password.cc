#include "acceptance-tests/sandbox/net/native_password.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cctype>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr size_t kDigestSize = 20;

std::string Sha1(std::string_view bytes) {
  std::string digest(kDigestSize, '\0');
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
             EVP_sha1(), nullptr);
  return digest;
}

// Of two strings of kDigestSize bytes.
std::string Xor(std::string_view a, std::string_view b) {
  std::string result(kDigestSize, '\0');
  std::transform(a.begin(), a.end(), b.begin(), result.begin(),
                 [](char x, char y) { return static_cast<char>(x ^ y); });
  return result;
}

bool SameBytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// The digest in "*40HEX", empty if it is no such hash.
std::string StoredDigest(std::string_view stored_hash) {
  if (!stored_hash.starts_with('*') || stored_hash.size() != 1 + 2 * kDigestSize) return "";
  stored_hash.remove_prefix(1);
  if (!std::all_of(stored_hash.begin(), stored_hash.end(), absl::ascii_isxdigit)) return "";
  return absl::HexStringToBytes(base::ToAbsl(stored_hash));
}

class NativeCheck : public PasswordCheck {
 public:
  NativeCheck(std::string_view salt, std::string_view answer) : salt_(salt), answer_(answer) {}

  bool Matches(std::string_view stored_hash) const override {
    if (stored_hash.empty()) return answer_.empty();
    const std::string stored = StoredDigest(stored_hash);
    if (stored.empty() || answer_.size() != kDigestSize) return false;
    const std::string first = Xor(answer_, Sha1(base::StrCat(salt_, stored)));
    return SameBytes(Sha1(first), stored);
  }
  bool Given() const override { return !answer_.empty(); }

 private:
  const std::string salt_;
  const std::string answer_;
};

class ClearCheck : public PasswordCheck {
 public:
  explicit ClearCheck(std::string_view answer)
      : password_(answer.substr(0, answer.size() - (answer.ends_with('\0') ? 1 : 0))) {}

  bool Matches(std::string_view stored_hash) const override {
    return SameBytes(PasswordHash(password_), absl::AsciiStrToUpper(base::ToAbsl(stored_hash)));
  }
  bool Given() const override { return !password_.empty(); }

 private:
  const std::string password_;
};

}  // namespace

std::string MakeSalt() {
  constexpr int kFirst = '!';
  constexpr int kCount = '~' - kFirst + 1;
  unsigned char random[kSaltSize] = {};
  RAND_bytes(random, sizeof(random));
  std::string salt;
  for (unsigned char byte : random) salt.push_back(static_cast<char>(kFirst + byte % kCount));
  return salt;
}

std::string PasswordHash(std::string_view password) {
  if (password.empty()) return "";
  return base::StrCat("*", absl::AsciiStrToUpper(absl::BytesToHexString(Sha1(Sha1(password)))));
}

std::string Scramble(std::string_view password, std::string_view salt) {
  if (password.empty()) return "";
  const std::string first = Sha1(password);
  return Xor(first, Sha1(base::StrCat(salt, Sha1(first))));
}

std::unique_ptr<PasswordCheck> MakePasswordCheck(std::string_view plugin, std::string_view salt,
                                                 std::string_view answer) {
  if (plugin == kNativePassword) return std::make_unique<NativeCheck>(salt, answer);
  return std::make_unique<ClearCheck>(answer);
}

}  // namespace sandbox
