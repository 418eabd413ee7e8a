// The files that the driver reads for TLS.
#ifndef PROVIDER_CLIENTS_STARROCKS_TLS_MATERIAL_H_
#define PROVIDER_CLIENTS_STARROCKS_TLS_MATERIAL_H_

#include <string>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/options.h"

namespace starrocks {

// Paths that are good as long as this object lives. A CA given as text is kept in anonymous memory
// and reached by /proc/self/fd, so that nothing is left on disk and no other user can change it.
class TlsMaterial {
 public:
  // Finds and checks the files; errors name the provider attribute.
  static absl::StatusOr<TlsMaterial> Load(const Tls& tls);

  TlsMaterial(TlsMaterial&& other) noexcept;
  TlsMaterial& operator=(TlsMaterial&& other) noexcept;
  ~TlsMaterial();

  bool enabled() const { return !ca_.empty(); }
  const std::string& ca() const { return ca_; }
  const std::string& cert() const { return cert_; }  // empty if none
  const std::string& key() const { return key_; }

 private:
  TlsMaterial() = default;
  absl::Status KeepInMemory(const std::string& pem);

  int memory_fd_ = -1;
  std::string ca_;
  std::string cert_;
  std::string key_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TLS_MATERIAL_H_
