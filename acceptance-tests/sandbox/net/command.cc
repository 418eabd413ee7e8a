#include "acceptance-tests/sandbox/net/command.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_format.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

struct Name {
  uint8_t code;
  const char* text;
};

constexpr Name kNames[] = {
    {0x01, "Quit"},           {0x02, "Init DB"},     {0x03, "Query"},
    {0x04, "Field List"},     {0x05, "Create DB"},   {0x06, "Drop DB"},
    {0x07, "Refresh"},        {0x08, "Shutdown"},    {0x09, "Statistics"},
    {0x0a, "Processlist"},    {0x0b, "Connect"},     {0x0c, "Kill"},
    {0x0d, "Debug"},          {0x0e, "Ping"},        {0x0f, "Time"},
    {0x10, "Delayed insert"}, {0x11, "Change user"}, {0x12, "Binlog Dump"},
    {0x13, "Table Dump"},     {0x14, "Connect Out"}, {0x15, "Register Slave"},
    {0x16, "Prepare"},        {0x17, "Execute"},     {0x18, "Long Data"},
    {0x19, "Close stmt"},     {0x1a, "Reset stmt"},  {0x1f, "Reset connection"},
};

const Name* FindName(uint8_t code) {
  const Name* found = std::find_if(std::begin(kNames), std::end(kNames),
                                   [code](const Name& name) { return name.code == code; });
  return found == std::end(kNames) ? nullptr : found;
}

}  // namespace

std::string CommandName(uint8_t code) {
  const Name* name = FindName(code);
  return name == nullptr ? absl::StrFormat("0x%02x", code) : name->text;
}

ErrorResult RefuseCommand(uint8_t code) {
  if (FindName(code) == nullptr) return {1047, "08S01", "Unknown command(null)"};
  return {1064, "HY000", base::StrCat("Unsupported command(", CommandName(code), ")")};
}

}  // namespace sandbox
