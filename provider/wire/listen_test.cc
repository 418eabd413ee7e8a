#include "provider/wire/listen.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "provider/wire/probe/probe_process.h"

namespace wire {
namespace {

TEST(ListenPlace, H6_SocketIsInADirectoryOfThisUserOnly) {
  const probe::TempDirectory parent;
  std::string socket;
  {
    const auto place = ListenPlace::Choose({.socket_directory = parent.path()});
    ASSERT_TRUE(place.ok());
    const Endpoint endpoint = place->Bound(1);
    EXPECT_EQ(endpoint.network, "unix");
    EXPECT_EQ(place->target(), "unix:" + endpoint.address);
    struct stat info {};
    ASSERT_EQ(stat(endpoint.address.substr(0, endpoint.address.rfind('/')).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
  }
  EXPECT_TRUE(parent.IsEmpty());
}

TEST(ListenPlace, H6_LongPathFallsBackToLoopback) {
  const auto place = ListenPlace::Choose({.socket_directory = "/" + std::string(120, 'x')});
  ASSERT_TRUE(place.ok());
  EXPECT_EQ(place->target(), "127.0.0.1:0");
  EXPECT_EQ(place->Bound(77).network, "tcp");
  EXPECT_EQ(place->Bound(77).address, "127.0.0.1:77");
}

TEST(ListenPlace, H6_MissingDirectoryFallsBackToLoopback) {
  const auto place = ListenPlace::Choose({.socket_directory = "/does/not/exist"});
  ASSERT_TRUE(place.ok());
  EXPECT_EQ(place->target(), "127.0.0.1:0");
}

// A loopback port with a listener on it, for the time of a test.
class TakenPort {
 public:
  TakenPort() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(fd_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(fd_, 1), 0);
    getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~TakenPort() { close(fd_); }
  int port() const { return port_; }

 private:
  int fd_;
  int port_ = 0;
};

TEST(ListenPlace, H7_PortOfTheHostsRange) {
  const auto place =
      ListenPlace::Choose({.socket_directory = "/none", .min_port = 31000, .max_port = 31200});
  ASSERT_TRUE(place.ok());
  const int port = std::stoi(place->target().substr(place->target().rfind(':') + 1));
  EXPECT_GE(port, 31000);
  EXPECT_LE(port, 31200);
}

TEST(ListenPlace, H7_FullRangeIsAnError) {
  const TakenPort taken;
  const auto place = ListenPlace::Choose(
      {.socket_directory = "/none", .min_port = taken.port(), .max_port = taken.port()});
  ASSERT_FALSE(place.ok());
  EXPECT_NE(place.status().message().find(absl::StrCat(taken.port())), std::string::npos);
}

}  // namespace
}  // namespace wire
