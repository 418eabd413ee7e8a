#include "provider/clients/flink/digest.h"

#include <openssl/evp.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace flink {
namespace {

class Sha256 {
 public:
  Sha256() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void Add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string Hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
      hex += kDigits[digest[i] >> 4];
      hex += kDigits[digest[i] & 15];
    }
    return hex;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

}  // namespace

std::string Sha256Hex(std::string_view bytes) {
  Sha256 hash;
  hash.Add(bytes);
  return hash.Hex();
}

absl::StatusOr<std::string> Sha256HexOfFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return base::MakeError(base::ErrorKind::kNotFound,
                           base::StrCat("There is no file \"", path, "\"."),
                           "Check the path; a relative one begins where terraform runs.");
  }
  std::ifstream in(path, std::ios::binary);
  Sha256 hash;
  std::array<char, 1 << 16> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    hash.Add({buffer.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (!in.eof()) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("The file \"", path, "\" can't be read."),
                           "Check its permissions.");
  }
  return hash.Hex();
}

}  // namespace flink
