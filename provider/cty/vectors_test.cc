// Every vector recorded from the reference implementation (go-cty) is a test case here.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "provider/cty/json.h"
#include "provider/cty/msgpack.h"

namespace cty {
namespace {

using nlohmann::json;

struct Vector {
  json data;

  std::string Text(const char* member) const { return data.at(member).get<std::string>(); }
  std::string Description() const { return Text("desc"); }
  std::string Bytes() const { return absl::HexStringToBytes(Text("msgpack")); }
  Type CtyType() const { return Type::FromJson(data.at("type").dump()).value(); }
};

void PrintTo(const Vector& v, std::ostream* out) {
  *out << v.data.at("n") << ' ' << v.Description();
}

std::vector<Vector> Load(const std::string& file) {
  std::ifstream in("provider/cty/testdata/" + file);
  std::vector<Vector> out;
  for (std::string line; std::getline(in, line);) out.push_back({json::parse(line)});
  return out;
}

std::string CaseName(const testing::TestParamInfo<Vector>& info) {
  std::string name = absl::StrFormat("n%03d_", info.param.data.at("n").get<int>());
  for (const char c : info.param.Description().substr(0, 60)) {
    name.push_back(absl::ascii_isalnum(static_cast<unsigned char>(c)) ? c : '_');
  }
  return name;
}

// A number of a vector. The text of a number that cty held as a float64 is the shortest that reads
// back as the same double, not the double's exact value.
Number TaggedNumber(const std::string& text, bool is_double) {
  if (is_double) return Number::FromDouble(std::strtod(text.c_str(), nullptr)).value();
  return Number::FromText(text).value();
}

std::optional<std::pair<Number, bool>> TaggedBound(const json& refine, const char* name) {
  if (!refine.contains(name)) return std::nullopt;
  const json& bound = refine.at(name);
  return std::pair(Number::FromText(bound[0].get<std::string>()).value(), bound[1].get<bool>());
}

std::optional<int64_t> TaggedLength(const json& refine, const char* name) {
  if (!refine.contains(name)) return std::nullopt;
  return refine.at(name).get<int64_t>();
}

Value TaggedUnknown(const json& tagged) {
  const json refine = tagged.value("refine", json::object());
  return Value::Unknown({.not_null = refine.value("not_null", false),
                         .prefix = refine.value("prefix", ""),
                         .min = TaggedBound(refine, "min"),
                         .max = TaggedBound(refine, "max"),
                         .min_length = TaggedLength(refine, "len_min"),
                         .max_length = TaggedLength(refine, "len_max")});
}

Value FromTagged(const json& tagged, bool is_double);

Value::Sequence TaggedElements(const json& elements) {
  Value::Sequence out;
  for (const json& element : elements) out.push_back(FromTagged(element, false));
  return out;
}

Value::Members TaggedMembers(const json& members) {
  Value::Members out;
  for (const auto& [name, member] : members.items()) out[name] = FromTagged(member, false);
  return out;
}

Value FromTagged(const json& tagged, bool is_double) {
  const auto kind = tagged.at("k").get<std::string>();
  if (kind == "null") return Value::Null();
  if (kind == "unknown") return TaggedUnknown(tagged);
  const json& v = tagged.at("v");
  if (kind == "bool") return Value::Bool(v.get<bool>());
  if (kind == "number") return Value::Num(TaggedNumber(v.get<std::string>(), is_double));
  if (kind == "string") return Value::String(v.get<std::string>());
  if (kind == "list" || kind == "tuple") return Value::List(TaggedElements(v));
  if (kind == "set") return Value::Set(TaggedElements(v));
  if (kind == "map" || kind == "object") return Value::Map(TaggedMembers(v));
  EXPECT_EQ(kind, "dyn");
  return Value::Dynamic(Type::FromJson(tagged.at("type").dump()).value(), FromTagged(v, false));
}

class CtyVector : public testing::TestWithParam<Vector> {
 protected:
  // A value that cty made from a float64 and that it writes exactly.
  bool IsDouble() const {
    const absl::string_view desc = GetParam().data.at("desc").get_ref<const std::string&>();
    return desc.find("from float64") != absl::string_view::npos &&
           GetParam().data.at("roundtrip").get<bool>();
  }
  Value Expected() const { return FromTagged(GetParam().data.at("val"), IsDouble()); }
};

TEST_P(CtyVector, DecodesAndEncodes) {
  const Type type = GetParam().CtyType();
  const std::string bytes = GetParam().Bytes();

  const absl::StatusOr<Value> decoded = DecodeMsgpack(bytes, type);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_TRUE(Conforms(*decoded, type));
  EXPECT_EQ(EncodeMsgpack(*decoded, type).value(), bytes);

  Value expected = Expected();
  EXPECT_EQ(EncodeMsgpack(expected, type).value(), bytes);
  if (expected.IsUnknown() && expected.refinement().prefix.size() > 256) {
    Refinement cut = expected.refinement();
    cut.prefix.resize(254);
    expected = Value::Unknown(cut);
  }
  EXPECT_EQ(*decoded, expected) << decoded->DebugString();
}

TEST_P(CtyVector, JsonBothWays) {
  const Type type = GetParam().CtyType();
  if (!GetParam().data.contains("json_text")) {
    EXPECT_FALSE(EncodeJson(Expected(), type).ok());
    return;
  }
  const std::string text = GetParam().Text("json_text");
  const absl::StatusOr<Value> decoded = DecodeJson(text, type);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  const absl::StatusOr<std::string> encoded = EncodeJson(Expected(), type);
  ASSERT_TRUE(encoded.ok()) << encoded.status();
  if (IsDouble()) {
    EXPECT_EQ(std::strtod(encoded->c_str(), nullptr), std::strtod(text.c_str(), nullptr));
    EXPECT_EQ(decoded->AsNumber().AsDouble(), Expected().AsNumber().AsDouble());
  } else {
    EXPECT_EQ(*encoded, text);
    EXPECT_EQ(*decoded, Expected()) << decoded->DebugString();
  }
}

INSTANTIATE_TEST_SUITE_P(All, CtyVector, testing::ValuesIn(Load("cty_vectors.jsonl")), CaseName);

class CtyDecodeVector : public testing::TestWithParam<Vector> {
 protected:
  Value Expected() const {
    const std::string bytes = GetParam().Bytes();
    const bool is_float = bytes[0] == '\xca' || bytes[0] == '\xcb';
    return FromTagged(GetParam().data.at("val"), is_float);
  }
};

// The value of an object that names an attribute twice lacks another one: cty takes it and then
// cannot encode what it holds, which is why there is no canonical form. We refuse it (V2).
bool IsRefusedByUsAlone(const Vector& v) {
  return v.data.at("ok").get<bool>() && !v.data.contains("canonical");
}

TEST_P(CtyDecodeVector, IsTakenOrRefused) {
  const Type type = GetParam().CtyType();
  const absl::StatusOr<Value> decoded = DecodeMsgpack(GetParam().Bytes(), type);
  if (!GetParam().data.at("ok").get<bool>() || IsRefusedByUsAlone(GetParam())) {
    EXPECT_EQ(decoded.status().code(), absl::StatusCode::kInvalidArgument);
    return;
  }
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  const std::string canonical = absl::HexStringToBytes(GetParam().Text("canonical"));
  EXPECT_EQ(EncodeMsgpack(*decoded, type).value(), canonical);
  // JSON cannot hold the bytes of a string that is not UTF-8: there only the bytes are compared.
  if (GetParam().Text("desc") != "string invalid utf8") {
    EXPECT_EQ(*decoded, Expected()) << decoded->DebugString();
  }
}

INSTANTIATE_TEST_SUITE_P(All, CtyDecodeVector, testing::ValuesIn(Load("cty_decode_vectors.jsonl")),
                         CaseName);

TEST(Vectors, AreAllThere) {
  EXPECT_EQ(Load("cty_vectors.jsonl").size(), 365u);
  const std::vector<Vector> decode = Load("cty_decode_vectors.jsonl");
  EXPECT_EQ(decode.size(), 77u);
  EXPECT_EQ(std::count_if(decode.begin(), decode.end(), IsRefusedByUsAlone), 1);
}

}  // namespace
}  // namespace cty
