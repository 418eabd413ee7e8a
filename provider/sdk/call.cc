#include "provider/sdk/call.h"

#include <charconv>
#include <optional>
#include <string>

#include "absl/strings/cord.h"
#include "provider/base/strings.h"
#include "provider/sdk/any.h"

namespace sdk {
namespace {

constexpr std::string_view kPathUrl = "type.terraform/path";
constexpr std::string_view kTitleUrl = "type.terraform/title";
constexpr std::string_view kArgumentUrl = "type.terraform/argument";

absl::Status WithPayload(absl::Status status, std::string_view url, std::string text) {
  status.SetPayload(base::ToAbsl(url), absl::Cord(std::move(text)));
  return status;
}

std::optional<std::string> PayloadOf(const absl::Status& status, std::string_view url) {
  auto payload = status.GetPayload(base::ToAbsl(url));
  if (!payload) return std::nullopt;
  return std::string(*payload);
}

// A path as payload text: one step a record, a letter for its kind, records ended by NUL. Keys with
// NUL bytes can't be addressed and cut the path short.
std::string Serialize(const cty::Path& path) {
  std::string out;
  for (const cty::Path::Step& step : path.steps()) {
    if (auto* attribute = std::get_if<cty::AttributeStep>(&step)) {
      base::StrAppend(&out, "a", attribute->name);
    } else if (auto* key = std::get_if<cty::KeyStep>(&step)) {
      base::StrAppend(&out, "k", key->key);
    } else {
      base::StrAppend(&out, "i", std::get<cty::IndexStep>(step).index);
    }
    out.push_back('\0');
  }
  return out;
}

cty::Path Parse(std::string_view text) {
  cty::Path path;
  while (!text.empty()) {
    const size_t end = text.find('\0');
    if (end == std::string_view::npos || end == 0) break;
    const std::string body(text.substr(1, end - 1));
    int64_t index = 0;
    switch (text[0]) {
      case 'a':
        path = path.Attribute(body);
        break;
      case 'k':
        path = path.Key(body);
        break;
      default:
        std::from_chars(body.data(), body.data() + body.size(), index);
        path = path.Index(index);
    }
    text.remove_prefix(end + 1);
  }
  return path;
}

}  // namespace

absl::Status AtAttribute(cty::Path path, const absl::Status& status) {
  return WithPayload(status, kPathUrl, Serialize(path));
}

cty::Path PathOf(const absl::Status& status) {
  return Parse(PayloadOf(status, kPathUrl).value_or(""));
}

cty::Path Prefixed(std::string_view attribute, const cty::Path& rest) {
  cty::Path path{std::string(attribute)};
  for (const cty::Path::Step& step : rest.steps()) path = path.Plus(step);
  return path;
}

absl::Status WithTitle(std::string_view title, const absl::Status& status) {
  return WithPayload(status, kTitleUrl, std::string(title));
}

std::string TitleOf(const absl::Status& status) {
  return PayloadOf(status, kTitleUrl).value_or("");
}

absl::Status AtArgument(int index, const absl::Status& status) {
  return WithPayload(status, kArgumentUrl, base::StrCat(index));
}

std::optional<int> ArgumentOf(const absl::Status& status) {
  auto text = PayloadOf(status, kArgumentUrl);
  int index = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), index).ec != std::errc())
    return std::nullopt;
  return index;
}

}  // namespace sdk
