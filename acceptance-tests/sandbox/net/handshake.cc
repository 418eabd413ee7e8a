#include "acceptance-tests/sandbox/net/handshake.h"

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/packet.h"

namespace sandbox {
namespace {

enum Capability : uint32_t {
  kLongFlag = 0x4,
  kConnectWithDb = 0x8,
  kProtocol41 = 0x200,
  kTls = 0x800,
  kSecureConnection = 0x8000,
  kPluginAuth = 0x80000,
  kConnectAttributes = 0x100000,
  kLenencAnswer = 0x200000,
};

constexpr uint32_t kOffered = kLongFlag | kConnectWithDb | kProtocol41 | kSecureConnection |
                              kPluginAuth | kConnectAttributes | kLenencAnswer;
constexpr uint8_t kProtocolVersion = 10;
constexpr uint8_t kAuthSwitch = 0xfe;
constexpr uint8_t kUtf8 = 33;
constexpr size_t kFirstSaltPart = 8;
constexpr std::string_view kServerVersion = "8.0.33";

std::string_view ReadAnswer(PayloadReader& reader, uint32_t capabilities) {
  if (capabilities & kLenencAnswer) return reader.LenencString();
  if (capabilities & kSecureConnection) return reader.Bytes(reader.Int(1));
  return reader.NulString();
}

std::string_view ReadPlugin(PayloadReader& reader, uint32_t capabilities) {
  return capabilities & kPluginAuth ? reader.NulStringOrRest() : kNativePassword;
}

}  // namespace

bool WantsTls(const Identification& identification) {
  return (identification.capabilities & kTls) != 0;
}

std::string Greeting(uint32_t connection_id, std::string_view salt) {
  constexpr size_t kReserved = 10;
  return PayloadWriter()
      .Int(kProtocolVersion, 1)
      .NulString(kServerVersion)
      .Int(connection_id, 4)
      .NulString(salt.substr(0, kFirstSaltPart))
      .Int(kOffered & 0xffff, 2)
      .Int(kUtf8, 1)
      .Int(0, 2)  // status
      .Int(kOffered >> 16, 2)
      .Int(kSaltSize + 1, 1)
      .Bytes(std::string(kReserved, '\0'))
      .NulString(salt.substr(kFirstSaltPart))
      .NulString(kNativePassword)
      .Take();
}

std::string AuthSwitchRequest(std::string_view plugin, std::string_view salt) {
  return PayloadWriter().Int(kAuthSwitch, 1).NulString(plugin).NulString(salt).Take();
}

absl::StatusOr<Identification> ParseLogin(std::string_view payload) {
  constexpr size_t kPacketSizeCharsetAndReserved = 4 + 1 + 23;
  PayloadReader reader(payload);
  Identification who;
  who.capabilities = static_cast<uint32_t>(reader.Int(4));
  if ((who.capabilities & kProtocol41) == 0) return absl::UnimplementedError("not protocol 4.1");
  reader.Bytes(kPacketSizeCharsetAndReserved);
  if (reader.ok() && WantsTls(who)) return who;
  who.user = reader.NulString();
  who.answer = ReadAnswer(reader, who.capabilities);
  if (who.capabilities & kConnectWithDb) who.database = reader.NulStringOrRest();
  who.plugin = ReadPlugin(reader, who.capabilities);
  if (!reader.ok()) return absl::InvalidArgumentError("malformed login packet");
  return who;
}

absl::StatusOr<Identification> ParseChangeUser(std::string_view payload, uint32_t capabilities) {
  PayloadReader reader(payload);
  Identification who;
  who.capabilities = capabilities;
  who.user = reader.NulString();
  who.answer = capabilities & kSecureConnection ? reader.Bytes(reader.Int(1)) : reader.NulString();
  who.database = reader.NulStringOrRest();
  if (!reader.AtEnd()) reader.Int(2);  // charset
  who.plugin = reader.AtEnd() ? kNativePassword : ReadPlugin(reader, capabilities);
  if (!reader.ok()) return absl::InvalidArgumentError("malformed change user packet");
  return who;
}

}  // namespace sandbox
