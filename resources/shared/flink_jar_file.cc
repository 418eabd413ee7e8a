#include "resources/shared/flink_jar_file.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/digest.h"
#include "provider/clients/http/client.h"

namespace resources {
namespace {

using base::StrCat;

constexpr std::size_t kLargest = std::size_t{512} << 20;

struct Url {
  std::string root;               // scheme and host
  std::vector<std::string> path;  // segments, as written
  std::vector<std::pair<std::string, std::string>> query;
};

Url Parse(const std::string& text) {
  Url url;
  const std::size_t host = text.find("://") + 3;
  const std::size_t path = std::min(text.find('/', host), text.size());
  const std::size_t query = std::min(text.find('?', path), text.size());
  url.root = text.substr(0, path);
  for (absl::string_view segment :
       absl::StrSplit(base::ToAbsl(std::string_view(text).substr(path, query - path)), '/',
                      absl::SkipEmpty())) {
    url.path.emplace_back(segment);
  }
  if (query == text.size()) return url;
  for (absl::string_view pair : absl::StrSplit(
           base::ToAbsl(std::string_view(text).substr(query + 1)), '&', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(pair, absl::MaxSplits('=', 1));
    url.query.push_back(parts);
  }
  return url;
}

absl::StatusOr<std::string> Fetch(const base::Context& context, const std::string& source) {
  const Url url = Parse(source);
  http::Options options;
  options.name = "server of the jar";
  options.setting = "source";
  options.url = url.root;
  options.max_body = kLargest;
  http::ProxyFromEnvironment(options);
  TF_ASSIGN(const std::unique_ptr<http::Client> client, http::Client::Make(options));
  http::Request request{.path = url.path, .query = url.query};
  request.accept = "*/*";
  request.timeout = absl::Minutes(5);
  TF_ASSIGN(http::Response response, client->Send(context, request));
  if (response.ok()) return std::move(response.body);
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("Fetching the jar failed: the server answered ", response.status, "."),
      "Check the address in source.");
}

absl::StatusOr<std::string> WriteTemporary(const std::string& bytes) {
  std::error_code error;
  std::string path = (std::filesystem::temp_directory_path(error) / "flink-jar-XXXXXX").string();
  const int fd = ::mkstemp(path.data());
  if (fd >= 0) ::close(fd);
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (fd >= 0 && out) return path;
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("The fetched jar can't be written to ", path, "."),
                         "Check the space and the permissions of the directory, or set TMPDIR.");
}

}  // namespace

bool IsUrl(std::string_view source) {
  return source.substr(0, 7) == "http://" || source.substr(0, 8) == "https://";
}

std::string FileNameOf(std::string_view source) {
  if (IsUrl(source)) source = source.substr(0, source.find_first_of("?#"));
  return std::string(source.substr(source.find_last_of('/') + 1));
}

absl::StatusOr<JarFile> JarFile::Open(const base::Context& context, const std::string& source) {
  std::string path = source;
  if (IsUrl(source)) {
    TF_ASSIGN(const std::string bytes, Fetch(context, source));
    TF_ASSIGN(path, WriteTemporary(bytes));
  }
  JarFile file(path, IsUrl(source));
  TF_ASSIGN(file.sha256_, flink::Sha256HexOfFile(path));
  return file;
}

JarFile::JarFile(JarFile&& other) noexcept
    : path_(std::move(other.path_)),
      sha256_(std::move(other.sha256_)),
      temporary_(std::exchange(other.temporary_, false)) {}

JarFile::~JarFile() {
  if (temporary_) ::unlink(path_.c_str());
}

}  // namespace resources
