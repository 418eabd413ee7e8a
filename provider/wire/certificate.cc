#include "provider/wire/certificate.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "provider/base/strings.h"

namespace wire {
namespace {

template <auto kFree>
struct Freer {
  template <typename T>
  void operator()(T* p) const {
    kFree(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freer<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

constexpr long kClockSkewSeconds = 30;
constexpr long kLifetimeSeconds = 365L * 24 * 3600;

bool AddExtension(X509* certificate, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool AddExtensions(X509* certificate) {
  for (const auto& [nid, value] : std::initializer_list<std::pair<int, const char*>>{
           {NID_subject_alt_name, "DNS:localhost"},
           {NID_basic_constraints, "critical,CA:TRUE"},
           {NID_key_usage, "critical,digitalSignature,keyEncipherment,keyAgreement,keyCertSign"},
           {NID_ext_key_usage, "clientAuth,serverAuth"}}) {
    if (!AddExtension(certificate, nid, value)) return false;
  }
  return true;
}

bool SetSerial(X509* certificate) {
  uint64_t serial = 0;
  return RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof(serial)) == 1 &&
         ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1;
}

bool SetNames(X509* certificate) {
  X509_NAME* name = X509_get_subject_name(certificate);  // owned by the certificate
  const auto* host = reinterpret_cast<const unsigned char*>("localhost");
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate, name) == 1;
}

X509Ptr SelfSigned(EVP_PKEY* key) {
  X509Ptr certificate(X509_new());
  X509* x = certificate.get();
  const bool made = x != nullptr && X509_set_version(x, X509_VERSION_3) == 1 && SetSerial(x) &&
                    X509_gmtime_adj(X509_getm_notBefore(x), -kClockSkewSeconds) != nullptr &&
                    X509_gmtime_adj(X509_getm_notAfter(x), kLifetimeSeconds) != nullptr &&
                    X509_set_pubkey(x, key) == 1 && SetNames(x) && AddExtensions(x) &&
                    X509_sign(x, key, EVP_sha256()) > 0;
  return made ? std::move(certificate) : nullptr;
}

// What `write` puts into a memory BIO; empty if it fails.
template <typename Write>
std::string Written(Write write) {
  BioPtr bio(BIO_new(BIO_s_mem()));
  if (bio == nullptr || write(bio.get()) != 1) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

}  // namespace

absl::StatusOr<Certificate> MakeCertificate(const char* curve) {
  Key key(EVP_EC_gen(curve));
  X509Ptr x509 = key == nullptr ? nullptr : SelfSigned(key.get());
  Certificate out;
  if (x509 != nullptr) {
    out.certificate_pem = Written([&](BIO* b) { return PEM_write_bio_X509(b, x509.get()); });
    out.der = Written([&](BIO* b) { return i2d_X509_bio(b, x509.get()); });
    out.key_pem = Written([&](BIO* b) {
      return PEM_write_bio_PrivateKey(b, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }
  if (out.certificate_pem.empty() || out.der.empty() || out.key_pem.empty()) {
    return absl::InternalError(absl::StrCat("cannot make the plugin's certificate: ",
                                            ERR_error_string(ERR_get_error(), nullptr)));
  }
  return out;
}

std::string EncodeForHandshake(std::string_view der) {
  std::string text = absl::Base64Escape(base::ToAbsl(der));
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

}  // namespace wire
