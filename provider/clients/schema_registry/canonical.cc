#include "provider/clients/schema_registry/canonical.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "provider/clients/http/answer.h"

namespace schema_registry {
namespace {

using nlohmann::json;

bool IsPrimitive(const std::string& name) {
  constexpr std::array<std::string_view, 8> kPrimitives = {"null",  "boolean", "int",   "long",
                                                           "float", "double",  "bytes", "string"};
  return std::find(kPrimitives.begin(), kPrimitives.end(), name) != kPrimitives.end();
}

std::string FullName(const std::string& name, const std::string& name_space) {
  const bool is_full = name.find('.') != std::string::npos;
  return is_full || name_space.empty() ? name : name_space + "." + name;
}

std::string NamespaceOf(const std::string& full_name) {
  const size_t dot = full_name.rfind('.');
  return dot == std::string::npos ? "" : full_name.substr(0, dot);
}

bool IsNamed(const std::string& type) {
  return type == "record" || type == "error" || type == "enum" || type == "fixed";
}

json CanonicalFields(const json& fields, const std::string& name_space) {
  json out = json::array();
  for (json field : fields) {
    if (field.is_object() && field.contains("type")) {
      field["type"] = CanonicalAvro(field["type"], name_space);
      if (http::TextAt(field, "order") == "ascending") field.erase("order");
    }
    out.push_back(std::move(field));
  }
  return out;
}

json CanonicalNamed(json schema, const std::string& outer) {
  const std::string name = http::TextAt(schema, "name");
  const bool own = schema.contains("namespace") && name.find('.') == std::string::npos;
  const std::string full = FullName(name, own ? http::TextAt(schema, "namespace") : outer);
  const std::string inner = NamespaceOf(full);
  schema["name"] = full;
  schema.erase("namespace");
  if (json& aliases = schema["aliases"]; aliases.is_array() && !aliases.empty()) {
    for (json& alias : aliases) {
      if (alias.is_string()) alias = FullName(alias.get<std::string>(), inner);
    }
  } else {
    schema.erase("aliases");
  }
  if (http::MemberAt(schema, "fields").is_array()) {
    schema["fields"] = CanonicalFields(schema["fields"], inner);
  }
  return schema;
}

json CanonicalObject(const json& schema, const std::string& name_space) {
  const json& type = http::MemberAt(schema, "type");
  if (schema.size() == 1 && !type.is_null()) return CanonicalAvro(type, name_space);
  if (IsNamed(http::TextAt(schema, "type")) && schema.contains("name")) {
    return CanonicalNamed(schema, name_space);
  }
  json out = schema;
  for (const char* inside : {"items", "values"}) {
    if (out.contains(inside)) out[inside] = CanonicalAvro(out[inside], name_space);
  }
  return out;
}

// Discarded if the text is no JSON, or nested deeper than any schema.
json Parse(std::string_view text) {
  constexpr int kDeepest = 500;
  bool too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  json parsed = json::parse(text, watch, /*allow_exceptions=*/false);
  return too_deep ? json(json::value_t::discarded) : parsed;
}

bool IsWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
}

// The end of the comment, string, word or sign that begins at `i`.
size_t EndOfComment(std::string_view text, size_t i) {
  const bool line = text[i + 1] == '/';
  const size_t end = text.find(line ? "\n" : "*/", i + 2);
  return end == std::string_view::npos ? text.size() : end + (line ? 1 : 2);
}

size_t EndOfString(std::string_view text, size_t i) {
  const char quote = text[i];
  for (++i; i < text.size() && text[i] != quote; ++i) {
    if (text[i] == '\\') ++i;
  }
  return std::min(i + 1, text.size());
}

size_t EndOfWord(std::string_view text, size_t i) {
  size_t end = i;
  while (end < text.size() && IsWord(text[end])) ++end;
  return std::max(end, i + 1);
}

}  // namespace

json CanonicalAvro(const json& schema, const std::string& name_space) {
  if (schema.is_string()) {
    const std::string name = schema.get<std::string>();
    return IsPrimitive(name) ? name : FullName(name, name_space);
  }
  if (schema.is_array()) {
    json out = json::array();
    for (const json& branch : schema) out.push_back(CanonicalAvro(branch, name_space));
    return out;
  }
  return schema.is_object() ? CanonicalObject(schema, name_space) : schema;
}

std::vector<std::string> ProtobufWords(std::string_view text) {
  std::vector<std::string> words;
  for (size_t i = 0; i < text.size();) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (std::isspace(static_cast<unsigned char>(text[i])) != 0) {
      ++i;
    } else if (text[i] == '/' && (next == '/' || next == '*')) {
      i = EndOfComment(text, i);
    } else {
      const bool quoted = text[i] == '"' || text[i] == '\'';
      const size_t end = quoted ? EndOfString(text, i) : EndOfWord(text, i);
      words.emplace_back(text.substr(i, end - i));
      i = end;
    }
  }
  return words;
}

bool SameSchema(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const json x = Parse(a), y = Parse(b);
  if (x.is_discarded() != y.is_discarded()) return false;
  if (x.is_discarded()) return ProtobufWords(a) == ProtobufWords(b);
  return CanonicalAvro(x, "") == CanonicalAvro(y, "");
}

}  // namespace schema_registry
