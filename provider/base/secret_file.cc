#include "provider/base/secret_file.h"

#include <openssl/crypto.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace base {

absl::StatusOr<Secret> ReadSecretFile(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  const int why = errno;
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file) {
    return MakeError(ErrorKind::kFinal,
                     StrCat("The file ", path, " cannot be read: ", std::strerror(why), "."),
                     "Check that it exists and that this user may read it.");
  }
  std::string bytes = std::move(text).str();
  std::string_view secret = bytes;
  if (secret.ends_with('\n')) secret.remove_suffix(1);
  if (secret.ends_with('\r')) secret.remove_suffix(1);
  Secret result(secret);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return result;
}

}  // namespace base
