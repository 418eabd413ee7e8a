#include "provider/wire/handshake.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "gtest/gtest.h"

namespace wire {
namespace {

using Values = std::map<std::string, std::string>;

// Sets variables for the time of one test.
class Variables {
 public:
  explicit Variables(const Values& values) {
    for (const char* name : {"TF_PLUGIN_MAGIC_COOKIE", "PLUGIN_PROTOCOL_VERSIONS",
                             "PLUGIN_CLIENT_CERT", "PLUGIN_UNIX_SOCKET_DIR", "PLUGIN_MIN_PORT",
                             "PLUGIN_MAX_PORT", "PLUGIN_MULTIPLEX_GRPC"}) {
      unsetenv(name);
    }
    for (const auto& [name, value] : values) setenv(name.c_str(), value.c_str(), 1);
    values_ = values;
  }
  ~Variables() {
    for (const auto& entry : values_) unsetenv(entry.first.c_str());
  }

 private:
  Values values_;
};

TEST(Handshake, H1_CookieMustBeTerraforms) {
  {
    const Variables v(Values{{"TF_PLUGIN_MAGIC_COOKIE", "something else"}});
    EXPECT_FALSE(ReadHostEnvironment()->cookie);
  }
  const Variables v(Values{{"TF_PLUGIN_MAGIC_COOKIE",
                            "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"}});
  EXPECT_TRUE(ReadHostEnvironment()->cookie);
}

TEST(Handshake, H2_LineHasSixParts) {
  EXPECT_EQ(HandshakeLine({"unix", "/tmp/x/s"}, "QUJD", false), "1|6|unix|/tmp/x/s|grpc|QUJD\n");
  EXPECT_EQ(HandshakeLine({"tcp", "127.0.0.1:7"}, "", false), "1|6|tcp|127.0.0.1:7|grpc|\n");
}

TEST(Handshake, H2_AHostThatAsksAboutMultiplexingIsAnswered) {
  const Variables v(Values{{"PLUGIN_MULTIPLEX_GRPC", "true"}});
  EXPECT_TRUE(ReadHostEnvironment()->multiplex);
  EXPECT_EQ(HandshakeLine({"tcp", "127.0.0.1:7"}, "QUJD", true),
            "1|6|tcp|127.0.0.1:7|grpc|QUJD|false\n");
}

TEST(Handshake, H2_ProtocolSixMustBeAmongTheVersions) {
  EXPECT_TRUE(SpeaksOurProtocol("5,6"));
  EXPECT_TRUE(SpeaksOurProtocol("6"));
  EXPECT_TRUE(SpeaksOurProtocol(""));
  EXPECT_FALSE(SpeaksOurProtocol("5"));
  EXPECT_FALSE(SpeaksOurProtocol("5,66"));
}

TEST(Handshake, H7_PortRange) {
  const Variables v(Values{{"PLUGIN_MIN_PORT", "10000"}, {"PLUGIN_MAX_PORT", "25000"}});
  const auto env = ReadHostEnvironment();
  ASSERT_TRUE(env.ok());
  EXPECT_EQ(env->min_port, 10000);
  EXPECT_EQ(env->max_port, 25000);
}

TEST(Handshake, H7_PortRangeThatIsNone) {
  for (const auto& [min, max] : Values{{"x", "10"}, {"-1", "10"}, {"10", "65536"}, {"11", "10"}}) {
    const Variables v(Values{{"PLUGIN_MIN_PORT", min}, {"PLUGIN_MAX_PORT", max}});
    EXPECT_FALSE(ReadHostEnvironment().ok()) << min << "-" << max;
  }
}

TEST(Handshake, H6_SocketDirectoryOfTheHostComesFirst) {
  const Variables v(Values{{"PLUGIN_UNIX_SOCKET_DIR", "/run/plugins"}, {"TMPDIR", "/var/tmp"}});
  EXPECT_EQ(ReadHostEnvironment()->socket_directory, "/run/plugins");
}

TEST(Handshake, ReattachJsonIsWhatTerraformReads) {
  const auto json = nlohmann::json::parse(ReattachJson({"unix", "/tmp/x/s"}, "host/ns/name", 42));
  EXPECT_EQ(json, nlohmann::json::parse(R"({"host/ns/name": {"Protocol": "grpc",
      "ProtocolVersion": 6, "Pid": 42, "Test": true,
      "Addr": {"Network": "unix", "String": "/tmp/x/s"}}})"));
}

TEST(Handshake, WriteAllWritesAllOrSaysWhy) {
  int fds[2];
  ASSERT_EQ(pipe2(fds, O_CLOEXEC), 0);
  EXPECT_TRUE(WriteAll(fds[1], "hello\n").ok());
  char buffer[16];
  EXPECT_EQ(read(fds[0], buffer, sizeof(buffer)), 6);
  close(fds[0]);
  close(fds[1]);
  EXPECT_FALSE(WriteAll(fds[1], "x").ok());
}

}  // namespace
}  // namespace wire
