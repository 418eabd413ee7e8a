#include "provider/clients/http/testing/certificates.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "provider/base/strings.h"

namespace http::testing {
namespace {

using base::StrCat;

constexpr long kHour = 3600;

void SetName(X509* certificate, const std::string& name) {
  X509_NAME* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
}

void Extend(X509* certificate, int what, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str());
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Unsigned.
X509* Draft(const CertificateSpec& spec, EVP_PKEY* key, int serial) {
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), spec.from_hours * kHour);
  X509_gmtime_adj(X509_getm_notAfter(certificate), spec.to_hours * kHour);
  X509_set_pubkey(certificate, key);
  SetName(certificate, spec.common_name);
  if (!spec.alternative_names.empty()) {
    Extend(certificate, NID_subject_alt_name, spec.alternative_names);
  }
  return certificate;
}

EVP_PKEY* NewKey() { return EVP_EC_gen("P-256"); }

std::string NewDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "certificates.XXXXXX").string();
  return mkdtemp(name.data());
}

}  // namespace

Authority::Authority()
    : directory_(NewDirectory()),
      ca_file_(directory_ + "/ca.pem"),
      key_(NewKey(), &EVP_PKEY_free),
      certificate_(Draft({.common_name = "CA of " + directory_}, key_.get(), ++made_), &X509_free) {
  Extend(certificate_.get(), NID_basic_constraints, "critical,CA:TRUE");
  X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
  X509_sign(certificate_.get(), key_.get(), EVP_sha256());
  FILE* file = std::fopen(ca_file_.c_str(), "w");
  PEM_write_X509(file, certificate_.get());
  std::fclose(file);
}

Authority::~Authority() { std::filesystem::remove_all(directory_); }

std::string Authority::ca_pem() const {
  std::ifstream file(ca_file_);
  return {std::istreambuf_iterator<char>(file), {}};
}

CertificateFiles Authority::Issue(const CertificateSpec& spec) {
  const Key key(NewKey(), &EVP_PKEY_free);
  const Certificate certificate(Draft(spec, key.get(), ++made_), &X509_free);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
  X509_sign(certificate.get(), key_.get(), EVP_sha256());
  return Write(certificate.get(), key.get());
}

CertificateFiles Authority::SelfSigned(const CertificateSpec& spec) {
  const Key key(NewKey(), &EVP_PKEY_free);
  const Certificate certificate(Draft(spec, key.get(), ++made_), &X509_free);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  return Write(certificate.get(), key.get());
}

CertificateFiles Authority::Write(X509* certificate, EVP_PKEY* key) {
  const CertificateFiles files = {StrCat(directory_, "/cert", made_, ".pem"),
                                  StrCat(directory_, "/key", made_, ".pem")};
  FILE* file = std::fopen(files.cert_file.c_str(), "w");
  PEM_write_X509(file, certificate);
  std::fclose(file);
  file = std::fopen(files.key_file.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  return files;
}

}  // namespace http::testing
