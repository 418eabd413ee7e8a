// The file behind a starrocks_flink_jar: a local one, or one that is fetched.
#ifndef RESOURCES_SHARED_FLINK_JAR_FILE_H_
#define RESOURCES_SHARED_FLINK_JAR_FILE_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"

namespace resources {

// "http://..." or "https://...".
bool IsUrl(std::string_view source);

// The last part of the path: "app.jar". Empty if there is none.
std::string FileNameOf(std::string_view source);

// A jar on this machine. What was fetched is removed at the end.
class JarFile {
 public:
  // Fetches `source` if it is a URL, and takes its hash.
  static absl::StatusOr<JarFile> Open(const base::Context& context, const std::string& source);
  JarFile(JarFile&& other) noexcept;
  JarFile& operator=(JarFile&&) = delete;
  ~JarFile();

  const std::string& path() const { return path_; }
  const std::string& sha256() const { return sha256_; }

 private:
  JarFile(std::string path, bool temporary) : path_(std::move(path)), temporary_(temporary) {}

  std::string path_, sha256_;
  bool temporary_;
};

}  // namespace resources

#endif  // RESOURCES_SHARED_FLINK_JAR_FILE_H_
