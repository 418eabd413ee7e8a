#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_TEMP_FILE_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_TEMP_FILE_H_

#include <string>
#include <string_view>

namespace sandbox {

// A file with a name of its own, removed at the end.
class TempFile {
 public:
  explicit TempFile(std::string_view content = "");
  ~TempFile();
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  const std::string& path() const { return path_; }
  std::string Content() const;

 private:
  std::string path_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_TEMP_FILE_H_
