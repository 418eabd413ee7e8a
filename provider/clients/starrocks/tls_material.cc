#include "provider/clients/starrocks/tls_material.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/base/system_bundle.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;

absl::Status CheckReadable(std::string_view attribute, const std::string& path) {
  if (path.empty() || access(path.c_str(), R_OK) == 0) return absl::OkStatus();
  return MakeError(ErrorKind::kFinal, StrCat("cannot read the file of the provider attribute `tls.",
                                             attribute, "`, ", path, ": ", std::strerror(errno)));
}

absl::StatusOr<std::string> SystemBundle() {
  if (auto path = base::SystemBundle()) return *path;
  return MakeError(ErrorKind::kFinal, "no bundle of trusted certificate authorities was found",
                   "Set the provider attribute `tls.ca_file` or `tls.ca_pem`.");
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

absl::StatusOr<TlsMaterial> TlsMaterial::Load(const Tls& tls) {
  TlsMaterial material;
  if (tls.mode == TlsMode::kDisabled) return material;
  TF_TRY(CheckReadable("ca_file", tls.ca_file));
  TF_TRY(CheckReadable("cert_file", tls.cert_file));
  TF_TRY(CheckReadable("key_file", tls.key_file));
  material.cert_ = tls.cert_file;
  material.key_ = tls.key_file;
  material.ca_ = tls.ca_file;
  if (!tls.ca_pem.empty()) {
    TF_TRY(material.KeepInMemory(tls.ca_pem));
  } else if (tls.ca_file.empty()) {
    TF_ASSIGN(material.ca_, SystemBundle());
  }
  return material;
}

absl::Status TlsMaterial::KeepInMemory(const std::string& pem) {
  memory_fd_ = memfd_create("tls.ca_pem", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  const bool kept =
      memory_fd_ >= 0 && WriteAll(memory_fd_, pem) &&
      fcntl(memory_fd_, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0;
  if (!kept) {
    return MakeError(ErrorKind::kFinal,
                     StrCat("cannot keep `tls.ca_pem` in memory: ", std::strerror(errno)),
                     "Use `tls.ca_file` instead.");
  }
  ca_ = StrCat("/proc/self/fd/", memory_fd_);
  return absl::OkStatus();
}

TlsMaterial::TlsMaterial(TlsMaterial&& other) noexcept
    : memory_fd_(std::exchange(other.memory_fd_, -1)),
      ca_(std::move(other.ca_)),
      cert_(std::move(other.cert_)),
      key_(std::move(other.key_)) {}

TlsMaterial& TlsMaterial::operator=(TlsMaterial&& other) noexcept {
  std::swap(memory_fd_, other.memory_fd_);
  ca_.swap(other.ca_);
  cert_.swap(other.cert_);
  key_.swap(other.key_);
  return *this;
}

TlsMaterial::~TlsMaterial() {
  if (memory_fd_ >= 0) close(memory_fd_);
}

}  // namespace starrocks
