#include "provider/clients/starrocks/version.h"

#include <tuple>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

constexpr int kNewest = 999;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

// Takes a number of at most three digits from the front; false if there's none.
bool TakeNumber(std::string_view& text, int* number) {
  *number = 0;
  int digits = 0;
  while (!text.empty() && IsDigit(text[0]) && digits < 3) {
    *number = *number * 10 + (text[0] - '0');
    text.remove_prefix(1);
    ++digits;
  }
  return digits > 0 && (text.empty() || !IsDigit(text[0]));
}

bool TakeDot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool Version::AtLeast(int want_major, int want_minor, int want_patch) const {
  return std::tie(major, minor, patch) >= std::tie(want_major, want_minor, want_patch);
}

Version ParseVersion(std::string_view version_comment) {
  Version version{kNewest, 0, 0, std::string(version_comment)};
  // A name may stand before the number: `StarRocks version 3.3.12-ee`.
  for (std::size_t at = 0; at < version_comment.size(); ++at) {
    const bool starts_number =
        IsDigit(version_comment[at]) && (at == 0 || version_comment[at - 1] == ' ');
    if (!starts_number) continue;
    std::string_view rest = version_comment.substr(at);
    int major = 0;
    int minor = 0;
    if (!TakeNumber(rest, &major) || !TakeDot(rest) || !TakeNumber(rest, &minor)) continue;
    version.major = major;
    version.minor = minor;
    if (TakeDot(rest) && !TakeNumber(rest, &version.patch)) version.patch = 0;
    break;
  }
  return version;
}

Capabilities CapabilitiesOf(const Version& version) {
  const bool later_lines = version.AtLeast(3, 4, 2);
  const bool line_3_3 = version.AtLeast(3, 3, 12) && !version.AtLeast(3, 4);
  return Capabilities{
      .special_database_names = version.AtLeast(3, 3),
      .user_properties_in_create = version.AtLeast(3, 3, 3),
      .if_exists_on_catalogs = version.AtLeast(3, 3),
      .full_alter_catalog = later_lines || line_3_3,
      .view_security = version.AtLeast(3, 4),
      .persistent_config = version.AtLeast(3, 5),
      .alter_database_properties = version.AtLeast(4, 0),
  };
}

absl::Status CheckSupported(const Version& version) {
  if (version.AtLeast(3, 1)) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat(
          "The server is StarRocks ", version.text,
          "; this provider works with 3.1 and later, whose roles and grants differ from those "
          "of earlier versions."),
      "Upgrade the cluster.");
}

}  // namespace starrocks
