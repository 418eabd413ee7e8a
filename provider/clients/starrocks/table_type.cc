#include "provider/clients/starrocks/table_type.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

enum class Shape { kPlain, kWidth, kText, kBinary, kDecimal, kArray, kMap, kStruct };

struct Kind {
  std::string_view name;
  sql::Text sql;
  Shape shape;
};
constexpr std::array<Kind, 21> kKinds = {{
    {"boolean", "BOOLEAN", Shape::kPlain},   {"tinyint", "TINYINT", Shape::kWidth},
    {"smallint", "SMALLINT", Shape::kWidth}, {"int", "INT", Shape::kWidth},
    {"bigint", "BIGINT", Shape::kWidth},     {"largeint", "LARGEINT", Shape::kWidth},
    {"float", "FLOAT", Shape::kPlain},       {"double", "DOUBLE", Shape::kPlain},
    {"decimal", "DECIMAL", Shape::kDecimal}, {"char", "CHAR", Shape::kText},
    {"varchar", "VARCHAR", Shape::kText},    {"varbinary", "VARBINARY", Shape::kBinary},
    {"date", "DATE", Shape::kPlain},         {"datetime", "DATETIME", Shape::kPlain},
    {"json", "JSON", Shape::kPlain},         {"hll", "HLL", Shape::kPlain},
    {"bitmap", "BITMAP", Shape::kPlain},     {"percentile", "PERCENTILE", Shape::kPlain},
    {"array", "ARRAY", Shape::kArray},       {"map", "MAP", Shape::kMap},
    {"struct", "STRUCT", Shape::kStruct},
}};

struct Synonym {
  std::string_view word;
  std::string_view name;
  int64_t length;  // 0: none of its own
};
constexpr std::array<Synonym, 7> kSynonyms = {{{"integer", "int", 0},
                                               {"string", "varchar", 65533},
                                               {"text", "varchar", 65533},
                                               {"binary", "varbinary", 0},
                                               {"decimal32", "decimal", 0},
                                               {"decimal64", "decimal", 0},
                                               {"decimal128", "decimal", 0}}};

std::size_t KindNamed(std::string_view name) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [name](const Kind& kind) { return kind.name == name; });
  return static_cast<std::size_t>(found - kKinds.begin());
}

bool IsNumber(std::string_view name) {
  return KindNamed(name) >= KindNamed("tinyint") && KindNamed(name) <= KindNamed("decimal");
}

// Each number widens into those behind it.
bool Widens(std::string_view from, std::string_view to) {
  constexpr std::array<std::string_view, 6> kOrder = {"tinyint", "smallint", "int",
                                                      "bigint",  "largeint", "double"};
  const auto a = std::find(kOrder.begin(), kOrder.end(), from);
  const auto b = std::find(kOrder.begin(), kOrder.end(), to);
  return (a < b && b != kOrder.end()) || (from == "float" && to == "double");
}

}  // namespace

class TypeParser {
 public:
  explicit TypeParser(std::string_view text) : rest_(text) {}

  std::optional<DataType> Whole() {
    std::optional<DataType> type = Type();
    SkipBlanks();
    return rest_.empty() ? type : std::nullopt;
  }

 private:
  std::optional<DataType> Type() {
    DataType type;
    std::string word = absl::AsciiStrToLower(base::ToAbsl(Word()));
    const auto synonym = std::find_if(kSynonyms.begin(), kSynonyms.end(),
                                      [&](const Synonym& s) { return s.word == word; });
    if (synonym != kSynonyms.end()) {
      word = std::string(synonym->name);
      if (synonym->length > 0) type.lengths_ = {synonym->length};
    }
    type.kind_ = KindNamed(word);
    if (type.kind_ == kKinds.size()) return std::nullopt;
    if (Take('(') && !Lengths(&type)) return std::nullopt;
    Complete(&type);
    if (kKinds[type.kind_].shape < Shape::kArray) return type;
    return Inner(&type) ? std::optional(type) : std::nullopt;
  }

  bool Lengths(DataType* type) {
    type->lengths_.clear();
    do {
      int64_t length = 0;
      if (!absl::SimpleAtoi(base::ToAbsl(Word()), &length)) return false;
      type->lengths_.push_back(length);
    } while (Take(','));
    return Take(')');
  }

  // Lengths that are not written have a meaning, and those of integers have none.
  static void Complete(DataType* type) {
    std::vector<int64_t>& lengths = type->lengths_;
    switch (kKinds[type->kind_].shape) {
      case Shape::kText:
        if (lengths.empty()) lengths = {1};
        return;
      case Shape::kDecimal:
        if (lengths.empty()) lengths = {10};
        if (lengths.size() == 1) lengths.push_back(0);
        return;
      case Shape::kBinary:
        return;
      default:
        lengths.clear();
    }
  }

  // <a, b> or <name a, name b>
  bool Inner(DataType* type) {
    const bool fields = kKinds[type->kind_].shape == Shape::kStruct;
    if (!Take('<')) return false;
    do {
      if (fields) type->names_.emplace_back(Name());
      std::optional<DataType> inner = Type();
      if (!inner) return false;
      type->inner_.push_back(*std::move(inner));
    } while (Take(','));
    const std::size_t wanted = kKinds[type->kind_].shape == Shape::kMap ? 2 : 1;
    return Take('>') && (fields || type->inner_.size() == wanted);
  }

  std::string_view Name() {
    if (!Take('`')) return Word();
    const std::size_t end = std::min(rest_.find('`'), rest_.size());
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return name;
  }

  std::string_view Word() {
    SkipBlanks();
    std::size_t end = 0;
    while (end < rest_.size() &&
           (absl::ascii_isalnum(static_cast<unsigned char>(rest_[end])) || rest_[end] == '_')) {
      ++end;
    }
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return word;
  }

  bool Take(char c) {
    SkipBlanks();
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void SkipBlanks() {
    while (!rest_.empty() && absl::ascii_isspace(static_cast<unsigned char>(rest_[0]))) {
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
};

absl::StatusOr<DataType> DataType::Parse(std::string_view text) {
  if (std::optional<DataType> type = TypeParser(text).Whole()) return *std::move(type);
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", text, "\" is not a type of StarRocks."),
                         "Write one as in CREATE TABLE, such as bigint, decimal(10,2), "
                         "varchar(50), array<string> or struct<lat double, lon double>.");
}

std::string DataType::Canonical() const {
  std::string text(kKinds[kind_].name);
  if (!lengths_.empty()) base::StrAppend(&text, "(", absl::StrJoin(lengths_, ","), ")");
  if (inner_.empty()) return text;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < inner_.size(); ++i) {
    parts.push_back(names_.empty() ? inner_[i].Canonical()
                                   : base::StrCat(names_[i], " ", inner_[i].Canonical()));
  }
  return base::StrCat(text, "<", absl::StrJoin(parts, ","), ">");
}

absl::StatusOr<sql::Statement> DataType::ToSql() const {
  sql::Statement statement(kKinds[kind_].sql);
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    statement << (i == 0 ? sql::Text("(") : sql::Text(", ")) << sql::Bare::Integer(lengths_[i]);
  }
  if (!lengths_.empty()) statement << ")";
  for (std::size_t i = 0; i < inner_.size(); ++i) {
    statement << (i == 0 ? sql::Text("<") : sql::Text(", "));
    if (!names_.empty()) {
      TF_ASSIGN(const sql::Ident name, sql::Ident::Of(names_[i]));
      statement << name << " ";
    }
    TF_ASSIGN(const sql::Statement inner, inner_[i].ToSql());
    statement << inner;
  }
  if (!inner_.empty()) statement << ">";
  return statement;
}

bool DataType::CanBecome(const DataType& to) const {
  const Kind& from_kind = kKinds[kind_];
  const Kind& to_kind = kKinds[to.kind_];
  if (Canonical() == to.Canonical() || Widens(from_kind.name, to_kind.name)) return true;
  if (from_kind.shape == Shape::kDecimal && to_kind.shape == Shape::kDecimal) {
    return lengths_[0] <= to.lengths_[0] && lengths_[1] == to.lengths_[1];
  }
  if (from_kind.shape == Shape::kText && to_kind.shape == Shape::kText) {
    return lengths_[0] <= to.lengths_[0] && (kind_ == to.kind_ || to_kind.name == "varchar");
  }
  const bool from_time = from_kind.name == "date" || from_kind.name == "datetime";
  if (to_kind.name == "varchar") return from_time || IsNumber(from_kind.name);
  return from_time && (to_kind.name == "date" || to_kind.name == "datetime");
}

bool SameType(std::string_view a, std::string_view b) {
  const absl::StatusOr<DataType> left = DataType::Parse(a);
  const absl::StatusOr<DataType> right = DataType::Parse(b);
  return left.ok() && right.ok() && left->Canonical() == right->Canonical();
}

}  // namespace starrocks
