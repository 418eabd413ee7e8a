// Certificates made on the spot, for tests of what is accepted and what is refused.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_CERTIFICATES_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_CERTIFICATES_H_

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace http::testing {

struct CertificateSpec {
  std::string common_name = "test";
  std::string alternative_names;       // "DNS:localhost,IP:127.0.0.1"; empty: none
  int from_hours = -1, to_hours = 24;  // of validity, from now
};

// Paths of PEM files; the files live as long as the Authority that made them.
struct CertificateFiles {
  std::string cert_file, key_file;
};

// A certificate authority with a directory of its own, removed at the end.
class Authority {
 public:
  Authority();
  ~Authority();

  const std::string& ca_file() const { return ca_file_; }
  std::string ca_pem() const;
  CertificateFiles Issue(const CertificateSpec& spec);
  CertificateFiles SelfSigned(const CertificateSpec& spec);

 private:
  using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

  CertificateFiles Write(X509* certificate, EVP_PKEY* key);

  std::string directory_, ca_file_;
  Key key_;
  Certificate certificate_;
  int made_ = 0;
};

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_CERTIFICATES_H_
