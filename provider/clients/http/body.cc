#include "provider/clients/http/body.h"

#include <openssl/rand.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace http {
namespace {

using base::StrCat;

constexpr std::size_t kPiece = 16 * 1024;

class TextBody final : public Body {
 public:
  explicit TextBody(const Request& request) : request_(request), left_(request.body) {}

  std::uint64_t size() const override { return request_.body.size(); }
  const std::string& content_type() const override { return request_.content_type; }
  absl::StatusOr<std::string_view> Next() override {
    const std::string_view piece = left_.substr(0, kPiece);
    left_.remove_prefix(piece.size());
    return piece;
  }

 private:
  const Request& request_;
  std::string_view left_;
};

std::string RandomBoundary() {
  std::string bytes(16, '\0');
  RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return StrCat("part-", absl::BytesToHexString(bytes));
}

// As browsers write a file name into a part's header.
std::string QuotedName(const std::string& name) {
  return absl::StrReplaceAll(name, {{"\"", "%22"}, {"\r", "%0D"}, {"\n", "%0A"}});
}

// multipart/form-data with the one part that Flink wants.
class UploadBody final : public Body {
 public:
  UploadBody(const Request& request, std::ifstream file, std::uint64_t file_size)
      : path_(request.upload_file), file_(std::move(file)), file_left_(file_size) {
    const std::string boundary = RandomBoundary();
    content_type_ = StrCat("multipart/form-data; boundary=", boundary);
    head_ = StrCat(
        "--", boundary, "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"",
        QuotedName(request.upload_name), "\"\r\nContent-Type: application/x-java-archive\r\n\r\n");
    tail_ = StrCat("\r\n--", boundary, "--\r\n");
    size_ = head_.size() + file_size + tail_.size();
  }

  std::uint64_t size() const override { return size_; }
  const std::string& content_type() const override { return content_type_; }
  absl::StatusOr<std::string_view> Next() override {
    if (!head_.empty()) return Take(head_);
    if (file_left_ == 0) return Take(tail_);
    piece_.resize(std::min<std::uint64_t>(kPiece, file_left_));
    if (!file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()))) {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("the file ", path_, " became shorter while it was sent"),
                             "Apply again when nothing writes to the file any more.");
    }
    file_left_ -= piece_.size();
    return piece_;
  }

 private:
  std::string_view Take(std::string& text) {
    piece_ = std::move(text);
    text.clear();
    return piece_;
  }

  std::string path_, content_type_, head_, tail_, piece_;
  std::ifstream file_;
  std::uint64_t file_left_, size_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Body>> OpenBody(const Request& request) {
  if (request.upload_file.empty()) return std::make_unique<TextBody>(request);
  errno = 0;
  std::ifstream file(request.upload_file, std::ios::binary);
  const int why = errno;
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(request.upload_file, error);
  if (!file || error) {
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("The file ", request.upload_file, " cannot be read: ",
                                  file ? error.message() : std::strerror(why), "."),
                           "Check that it exists and that this user may read it.");
  }
  return std::make_unique<UploadBody>(request, std::move(file), size);
}

}  // namespace http
