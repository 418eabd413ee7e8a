#include "provider/base/secret.h"

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "provider/base/native_password.h"
#include "provider/base/redact.h"

namespace base {
namespace {

template <typename T>
concept Printable = requires(std::ostringstream& stream, const T& value) {
  stream << value;
};
static_assert(Printable<int>);
static_assert(!Printable<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<std::string, Secret>);
static_assert(!std::is_constructible_v<absl::AlphaNum, Secret>);

TEST(SecretTest, KeepsItsBytes) {
  const Secret secret(std::string_view("pa\0ss", 5));
  EXPECT_EQ(secret.Reveal(), std::string_view("pa\0ss", 5));
  EXPECT_FALSE(secret.empty());
  EXPECT_TRUE(Secret().empty());
}

TEST(SecretTest, CopiesAndMoves) {
  Secret secret("a long secret that lives on the heap");
  Secret copy = secret;
  EXPECT_EQ(copy, secret);
  Secret moved = std::move(secret);
  EXPECT_EQ(moved, copy);
  EXPECT_TRUE(secret.empty());  // NOLINT: moving wipes
  copy = Secret("other");
  EXPECT_EQ(copy.Reveal(), "other");
  moved = copy;
  EXPECT_EQ(moved, copy);
  EXPECT_FALSE(moved == Secret("othes"));
  EXPECT_FALSE(moved == Secret("otherwise"));
}

TEST(SecretTest, RegistersItself) {
  const Secret secret("s3cret-of-secret-test");
  EXPECT_EQ(Redact("password s3cret-of-secret-test!"), "password (sensitive)!");
}

// The first is the hash that MySQL's PASSWORD('password') is known for.
TEST(NativePasswordTest, Hashes) {
  EXPECT_EQ(NativePasswordHash("password"), "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
  EXPECT_EQ(NativePasswordHash(""), "");
  EXPECT_EQ(NativePasswordHash("x").size(), 41u);
}

}  // namespace
}  // namespace base
