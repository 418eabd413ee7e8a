#include "provider/clients/http/tls.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/base/system_bundle.h"

namespace http {
namespace {

using base::StrCat;

// The newest error of OpenSSL's queue as text; empties the queue.
std::string QueuedError() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* reason = ERR_reason_error_string(code);
  return reason != nullptr ? reason : "it cannot be read";
}

absl::Status BadFile(const Endpoint& endpoint, std::string_view attribute, const std::string& path,
                     std::string_view next_step) {
  return BadSetting(endpoint, endpoint.Setting(attribute), StrCat(path, ": ", QueuedError()),
                    next_step);
}

absl::Status TrustPem(SSL_CTX* context, const std::string& pem, const Endpoint& endpoint) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  int count = 0;
  while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate);
    X509_free(certificate);
    ++count;
  }
  ERR_clear_error();
  if (count > 0) return absl::OkStatus();
  return BadSetting(endpoint, endpoint.Setting("tls.ca_pem"), "it holds no PEM certificate",
                    "Give the certificates with their BEGIN and END lines.");
}

absl::Status Trust(SSL_CTX* context, const Tls& tls, const Endpoint& endpoint) {
  if (!tls.ca_pem.empty()) return TrustPem(context, tls.ca_pem, endpoint);
  std::string file = tls.ca_file;
  if (file.empty()) {
    const auto bundle = base::SystemBundle();
    if (!bundle) {
      return TlsFault(endpoint, "this machine has no bundle of certificate authorities",
                      StrCat("Set the provider attribute `", endpoint.Setting("tls.ca_file"),
                             "` or `", endpoint.Setting("tls.ca_pem"), "`."));
    }
    file = *bundle;
  }
  if (SSL_CTX_load_verify_locations(context, file.c_str(), nullptr) == 1) return absl::OkStatus();
  return BadFile(endpoint, "tls.ca_file", file, "Name a file of PEM certificates.");
}

absl::Status UseCertificate(SSL_CTX* context, const Tls& tls, const Endpoint& endpoint) {
  if (tls.cert_file.empty()) return absl::OkStatus();
  if (SSL_CTX_use_certificate_chain_file(context, tls.cert_file.c_str()) != 1) {
    return BadFile(endpoint, "tls.cert_file", tls.cert_file, "Name a PEM certificate's file.");
  }
  if (SSL_CTX_use_PrivateKey_file(context, tls.key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
    return BadFile(endpoint, "tls.key_file", tls.key_file,
                   "Name the PEM file of the certificate's key, without a pass phrase.");
  }
  return absl::OkStatus();
}

// In place of a question on the terminal.
int NoPassPhrase(char*, int, int, void*) { return 0; }

bool IsAddress(const std::string& host) {
  unsigned char bytes[16];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

absl::Status CertificateFault(long verdict, const std::string& host, const Endpoint& endpoint) {
  const std::string words = X509_verify_cert_error_string(verdict);
  const std::string ca =
      StrCat("Name the authority that signed it by the provider attribute `",
             endpoint.Setting("tls.ca_file"), "` or `", endpoint.Setting("tls.ca_pem"), "`.");
  switch (verdict) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return TlsFault(endpoint, StrCat("its certificate is not for ", host, " (", words, ")"),
                      StrCat("Use a name that the certificate bears as subject alternative name in "
                             "`",
                             endpoint.setting, "`, or have it issued for this one."));
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return TlsFault(endpoint, StrCat("its certificate is not valid now (", words, ")"),
                      "Renew the server's certificate, and check this machine's clock.");
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return TlsFault(endpoint, StrCat("its certificate is signed by itself (", words, ")"), ca);
    default:
      return TlsFault(endpoint, StrCat("its certificate is not trusted (", words, ")"), ca);
  }
}

bool AsksForCertificate(int reason) {
  return reason == SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED ||
         reason == SSL_R_TLSV1_ALERT_UNKNOWN_CA || reason == SSL_R_SSLV3_ALERT_BAD_CERTIFICATE ||
         reason == SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE ||
         reason == SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN;
}

}  // namespace

absl::StatusOr<std::shared_ptr<SSL_CTX>> MakeTlsContext(const Tls& tls, const Endpoint& endpoint) {
  ERR_clear_error();
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_default_passwd_cb(context.get(), &NoPassPhrase);
  TF_TRY(Trust(context.get(), tls, endpoint));
  TF_TRY(UseCertificate(context.get(), tls, endpoint));
  return context;
}

absl::Status ExpectHost(SSL* ssl, const std::string& host, const Endpoint& endpoint) {
  X509_VERIFY_PARAM* param = SSL_get0_param(ssl);
  X509_VERIFY_PARAM_set_hostflags(
      param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  const bool address = IsAddress(host);
  const bool set = address ? X509_VERIFY_PARAM_set1_ip_asc(param, host.c_str()) == 1
                           : X509_VERIFY_PARAM_set1_host(param, host.c_str(), host.size()) == 1 &&
                                 SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
  if (set) return absl::OkStatus();
  return TlsFault(endpoint, StrCat("no certificate can be checked for the host ", host),
                  StrCat("Check the provider attribute `", endpoint.setting, "`."));
}

absl::Status HandshakeFault(SSL* ssl, unsigned long code, const std::string& host,
                            const Endpoint& endpoint) {
  const long verdict = SSL_get_verify_result(ssl);
  if (verdict != X509_V_OK) return CertificateFault(verdict, host, endpoint);
  const int reason = ERR_GET_REASON(code);
  const char* words = ERR_reason_error_string(code);
  const std::string why = words != nullptr ? words : "the handshake failed";
  if (reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_HTTP_REQUEST) {
    return TlsFault(endpoint, StrCat("what answers there does not speak TLS (", why, ")"),
                    StrCat("Check the port in the provider attribute `", endpoint.setting,
                           "`, or use http:// if plain text is meant."));
  }
  if (AsksForCertificate(reason)) {
    return TlsFault(
        endpoint, StrCat("it refused the client's certificate or its lack (", why, ")"),
        StrCat("Set the provider attributes `", endpoint.Setting("tls.cert_file"), "` and `",
               endpoint.Setting("tls.key_file"), "` to a certificate that the server trusts."));
  }
  return TlsFault(endpoint, why, "Check the TLS settings of the server.");
}

}  // namespace http
