// The server's version and what it can do.
#ifndef PROVIDER_CLIENTS_STARROCKS_VERSION_H_
#define PROVIDER_CLIENTS_STARROCKS_VERSION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace starrocks {

// Read from @@version_comment, such as `3.5.0-37c7c51` or `3.3.12-ee`. A build without a number
// (`main-1a2b3c`) counts as newer than all releases.
struct Version {
  int major = 0;
  int minor = 0;
  int patch = 0;
  std::string text;  // as the server says it

  bool AtLeast(int want_major, int want_minor, int want_patch = 0) const;
};

Version ParseVersion(std::string_view version_comment);

// What changed from version to version, as far as the code asks.
struct Capabilities {
  bool special_database_names = false;     // 3.3: -~!@#$%^&<>=+ after the first character
  bool user_properties_in_create = false;  // 3.3.3: CREATE USER ... PROPERTIES
  bool if_exists_on_catalogs = false;      // 3.3: CREATE/DROP CATALOG IF [NOT] EXISTS
  bool full_alter_catalog = false;         // 3.3.12, 3.4.2, 3.5.0: all keys but `type`
  bool view_security = false;              // 3.4
  bool persistent_config = false;          // 3.5: ADMIN SET FRONTEND CONFIG ... WITH PERSISTENT
  bool alter_database_properties = false;  // 4.0: ALTER DATABASE ... SET ("storage_volume" = ...)
};

Capabilities CapabilitiesOf(const Version& version);

struct ServerInfo {
  Version version;
  Capabilities can;
};

// An error for servers before 3.1, which have other privilege and role statements.
absl::Status CheckSupported(const Version& version);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_VERSION_H_
