#include "provider/cty/path.h"

#include "absl/strings/str_cat.h"
#include "provider/cty/json_string.h"

namespace cty {
namespace {

void AppendStep(const Path::Step& step, std::string* out) {
  if (const auto* attribute = std::get_if<AttributeStep>(&step)) {
    absl::StrAppend(out, out->empty() ? "" : ".", attribute->name);
  } else if (const auto* key = std::get_if<KeyStep>(&step)) {
    out->push_back('[');
    AppendQuoted(key->key, QuoteStyle::kPlain, out);
    out->push_back(']');
  } else {
    absl::StrAppend(out, "[", std::get<IndexStep>(step).index, "]");
  }
}

}  // namespace

std::string Path::ToString() const {
  std::string out;
  for (const Step& step : steps_) AppendStep(step, &out);
  return out;
}

}  // namespace cty
