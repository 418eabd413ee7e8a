#include "provider/base/secret_forms.h"

#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "provider/base/native_password.h"
#include "provider/base/strings.h"

namespace base {
namespace {

std::string JsonEscaped(std::string_view text) {
  using Json = nlohmann::json;
  const std::string quoted =
      Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

// As Go's encoder does, which Terraform uses.
std::string HtmlSafe(std::string_view json) {
  return absl::StrReplaceAll(ToAbsl(json), {{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}});
}

std::string UrlEncoded(std::string_view text, bool upper_case) {
  constexpr std::string_view kUnreservedMarks = "-._~";
  std::string encoded;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || kUnreservedMarks.find(c) != std::string_view::npos) {
      encoded += c;
    } else if (upper_case) {
      absl::StrAppendFormat(&encoded, "%%%02X", byte);
    } else {
      absl::StrAppendFormat(&encoded, "%%%02x", byte);
    }
  }
  return encoded;
}

void Append(std::vector<std::string>& forms, std::vector<std::string> more) {
  forms.insert(forms.end(), more.begin(), more.end());
}

std::vector<std::string> SqlForms(std::string_view secret) {
  const std::string escaped = absl::StrReplaceAll(ToAbsl(secret), {{"\\", "\\\\"}, {"'", "\\'"}});
  return {escaped, absl::StrReplaceAll(ToAbsl(secret), {{"'", "''"}}),
          absl::StrReplaceAll(ToAbsl(secret), {{"\\", "\\\\"}, {"\"", "\\\""}}),
          JsonEscaped(escaped)};
}

std::vector<std::string> JsonForms(std::string_view secret) {
  const std::string once = JsonEscaped(secret);
  const std::string html = HtmlSafe(once);
  return {once, html, JsonEscaped(once), JsonEscaped(html)};
}

std::vector<std::string> UrlForms(std::string_view secret) {
  const std::string upper = UrlEncoded(secret, true);
  return {upper, absl::StrReplaceAll(upper, {{"%20", "+"}}), UrlEncoded(secret, false)};
}

std::vector<std::string> HashForms(std::string_view secret) {
  const std::string digits = NativePasswordHash(secret).substr(1);
  return {digits, absl::AsciiStrToLower(digits)};
}

}  // namespace

std::vector<std::string> Base64Forms(std::string_view bytes) {
  std::string standard;
  absl::Base64Escape(ToAbsl(bytes), &standard);
  std::string url_safe;
  absl::WebSafeBase64Escape(ToAbsl(bytes), &url_safe);
  while (standard.ends_with('=')) standard.pop_back();
  return {standard, url_safe};
}

std::vector<std::string> SecretForms(std::string_view secret) {
  std::vector<std::string> forms = {std::string(secret)};
  Append(forms, SqlForms(secret));
  Append(forms, JsonForms(secret));
  Append(forms, UrlForms(secret));
  Append(forms, Base64Forms(secret));
  Append(forms, HashForms(secret));
  return forms;
}

}  // namespace base
