// Small helpers on Markdown text.
#ifndef PROVIDER_DOCS_TEXT_H_
#define PROVIDER_DOCS_TEXT_H_

#include <string>
#include <string_view>

namespace docs {

// Without white space at both ends.
std::string Trimmed(std::string_view text);

// `text` as it continues behind a list's bullet or a YAML key: two spaces before every further
// line.
std::string Indented(std::string_view text);

}  // namespace docs

#endif  // PROVIDER_DOCS_TEXT_H_
