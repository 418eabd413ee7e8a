#include "acceptance-tests/sandbox/net/statement_log.h"

#include <gtest/gtest.h>

#include "acceptance-tests/sandbox/net/testing/temp_file.h"

namespace sandbox {
namespace {

TEST(StatementLog, AppendsAndEscapes) {
  TempFile file("before\n");
  auto log = StatementLog::Open(file.path());
  ASSERT_TRUE(log.ok());
  (*log)->Append(7, "al\tice", "Query", std::string_view("a\\b\nc\r\t\0", 8));
  (*log)->Append(8, "", "Ping", "");
  EXPECT_EQ(file.Content(), "before\n7\tal\\tice\tQuery\ta\\\\b\\nc\\r\\t\\0\n8\t\tPing\t\n");
}

TEST(StatementLog, TellsWhyItCannotBeOpened) {
  const auto log = StatementLog::Open("/nonexistent/log");
  ASSERT_FALSE(log.ok());
  EXPECT_NE(log.status().message().find("/nonexistent/log"), std::string::npos);
}

}  // namespace
}  // namespace sandbox
