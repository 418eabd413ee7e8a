#include "acceptance-tests/sandbox/net/testing/temp_file.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sandbox {

TempFile::TempFile(std::string_view content)
    : path_(std::filesystem::temp_directory_path() / "sandbox-XXXXXX") {
  close(mkstemp(path_.data()));
  std::ofstream(path_, std::ios::binary) << content;
}

TempFile::~TempFile() { unlink(path_.c_str()); }

std::string TempFile::Content() const {
  std::ifstream file(path_, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace sandbox
