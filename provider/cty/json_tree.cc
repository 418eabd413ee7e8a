#include "provider/cty/json_tree.h"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "provider/cty/nfc.h"
#include "provider/cty/number.h"

namespace cty {
namespace {

// The parser refuses numbers that overflow its float type even where it hands out their text. This
// one has the widest range.
using WideJson =
    nlohmann::basic_json<std::map, std::vector, std::string, bool, int64_t, uint64_t, long double>;

class TreeBuilder : public nlohmann::json_sax<WideJson> {
 public:
  explicit TreeBuilder(int max_depth) : max_depth_(static_cast<size_t>(max_depth)) {}

  absl::StatusOr<Value> Result() && {
    if (!status_.ok()) return status_;
    return std::move(root_);
  }

  bool null() override { return Add(Value::Null()); }
  bool boolean(bool v) override { return Add(Value::Bool(v)); }
  bool number_integer(int64_t v) override { return Add(Value::Int(v)); }
  bool number_unsigned(uint64_t v) override { return AddNumber(absl::StrCat(v)); }
  bool number_float(long double, const std::string& text) override { return AddNumber(text); }
  bool string(std::string& v) override { return Add(Value::String(std::move(v))); }
  bool binary(WideJson::binary_t&) override { return Fail("binary data"); }
  bool start_object(size_t) override { return Open(); }
  bool start_array(size_t) override { return Open(); }
  bool end_object() override { return Close(Value::Map(std::move(open_.back().members))); }
  bool end_array() override { return Close(Value::List(std::move(open_.back().elements))); }

  bool key(std::string& name) override {
    Frame& frame = open_.back();
    const auto [member, added] = frame.members.try_emplace(Nfc(std::move(name)));
    frame.member = &member->second;
    return added || Fail("a key appears twice in an object");
  }

  bool parse_error(size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    return Fail(absl::StrCat("syntax error at byte ", position));
  }

 private:
  // A container whose end has not been seen yet. `member` is where the next value of an object
  // goes; map nodes keep their address.
  struct Frame {
    Value::Sequence elements;
    Value::Members members;
    Value* member = nullptr;
  };

  bool Open() {
    if (open_.size() >= max_depth_) return Fail("nested too deep");
    open_.emplace_back();
    return true;
  }

  bool Close(Value v) {
    open_.pop_back();
    return Add(std::move(v));
  }

  bool Add(Value v) {
    if (open_.empty()) {
      root_ = std::move(v);
    } else if (open_.back().member != nullptr) {
      *open_.back().member = std::move(v);
    } else {
      open_.back().elements.push_back(std::move(v));
    }
    return true;
  }

  bool AddNumber(std::string_view text) {
    absl::StatusOr<Number> number = Number::FromText(text);
    return number.ok() ? Add(Value::Num(*std::move(number))) : Fail("a number is out of range");
  }

  bool Fail(std::string_view message) {
    status_ = absl::InvalidArgumentError(std::string("invalid JSON: ").append(message));
    return false;
  }

  const size_t max_depth_;
  std::vector<Frame> open_;
  Value root_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<Value> ParseJsonTree(std::string_view json, int max_depth) {
  TreeBuilder builder(max_depth);
  WideJson::sax_parse(json, &builder);
  return std::move(builder).Result();
}

}  // namespace cty
