#include "provider/wire/certificate.h"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

#include "gtest/gtest.h"

namespace wire {
namespace {

using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

X509Ptr Parse(const std::string& der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  return X509Ptr(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())), X509_free);
}

TEST(Certificate, H5_IsForLocalhostInEveryRole) {
  const auto made = MakeCertificate();
  ASSERT_TRUE(made.ok()) << made.status();
  const X509Ptr x509 = Parse(made->der);
  ASSERT_NE(x509, nullptr);
  EXPECT_EQ(X509_check_host(x509.get(), "localhost", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(x509.get(), "example.com", 0, 0, nullptr), 0);
  EXPECT_EQ(X509_check_ca(x509.get()), 1);
  EXPECT_EQ(X509_get_key_usage(x509.get()), uint32_t{KU_DIGITAL_SIGNATURE | KU_KEY_ENCIPHERMENT |
                                                     KU_KEY_AGREEMENT | KU_KEY_CERT_SIGN});
  EXPECT_EQ(X509_get_extended_key_usage(x509.get()), uint32_t{XKU_SSL_CLIENT | XKU_SSL_SERVER});
}

TEST(Certificate, H5_IsSignedByItselfAndValidNow) {
  const auto made = MakeCertificate();
  ASSERT_TRUE(made.ok()) << made.status();
  const X509Ptr x509 = Parse(made->der);
  ASSERT_NE(x509, nullptr);
  EXPECT_EQ(X509_verify(x509.get(), X509_get0_pubkey(x509.get())), 1);
  EXPECT_LT(X509_cmp_current_time(X509_get0_notBefore(x509.get())), 0);
  EXPECT_GT(X509_cmp_current_time(X509_get0_notAfter(x509.get())), 0);
  EXPECT_EQ(EVP_PKEY_get_bits(X509_get0_pubkey(x509.get())), 256);
}

TEST(Certificate, H5_EveryOneIsAnother) {
  const auto a = MakeCertificate(), b = MakeCertificate();
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_NE(a->der, b->der);
  EXPECT_NE(a->key_pem, b->key_pem);
}

TEST(Certificate, H5_UnknownCurveIsAnError) { EXPECT_FALSE(MakeCertificate("P-1").ok()); }

TEST(Certificate, H5_HandshakeTextIsStandardBase64WithoutPadding) {
  EXPECT_EQ(EncodeForHandshake("\xff\xfe\xfd\xfc"), "//79/A");
  EXPECT_EQ(EncodeForHandshake("abc"), "YWJj");
  EXPECT_EQ(EncodeForHandshake(""), "");
}

}  // namespace
}  // namespace wire
