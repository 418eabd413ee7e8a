#include "provider/clients/starrocks/grant_function.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::StrCat;
using base::ToAbsl;

struct TypeWord {
  sql::Text word;
  std::string_view name;  // the server's
};

constexpr std::string_view kDecimal = "DECIMAL";

constexpr std::array kTypeWords = {
    TypeWord{"BOOLEAN", "BOOLEAN"},
    TypeWord{"TINYINT", "TINYINT"},
    TypeWord{"SMALLINT", "SMALLINT"},
    TypeWord{"INT", "INT"},
    TypeWord{"INTEGER", "INT"},
    TypeWord{"BIGINT", "BIGINT"},
    TypeWord{"LARGEINT", "LARGEINT"},
    TypeWord{"FLOAT", "FLOAT"},
    TypeWord{"DOUBLE", "DOUBLE"},
    TypeWord{"DECIMAL", kDecimal},
    TypeWord{"NUMERIC", kDecimal},
    TypeWord{"DECIMALV2", "DECIMALV2"},
    TypeWord{"DECIMAL32", "DECIMAL32"},
    TypeWord{"DECIMAL64", "DECIMAL64"},
    TypeWord{"DECIMAL128", "DECIMAL128"},
    TypeWord{"DECIMAL256", "DECIMAL256"},
    TypeWord{"DATE", "DATE"},
    TypeWord{"DATETIME", "DATETIME"},
    TypeWord{"TIME", "TIME"},
    TypeWord{"CHAR", "CHAR"},
    TypeWord{"VARCHAR", "VARCHAR"},
    TypeWord{"STRING", "VARCHAR"},
    TypeWord{"TEXT", "VARCHAR"},
    TypeWord{"BINARY", "VARBINARY"},
    TypeWord{"VARBINARY", "VARBINARY"},
    TypeWord{"JSON", "JSON"},
    TypeWord{"BITMAP", "BITMAP"},
    TypeWord{"HLL", "HLL"},
    TypeWord{"PERCENTILE", "PERCENTILE"},
};

// What StarRocks prints for every type that has parts.
constexpr std::string_view kPrintedCompound = "INVALID_TYPE";
constexpr int kDeepest = 16;

bool IsWordChar(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// DECIMAL is printed as the narrowest form that has its digits.
std::string_view DecimalOf(int precision) {
  if (precision <= 9) return "DECIMAL32";
  if (precision <= 18) return "DECIMAL64";
  return precision <= 38 ? "DECIMAL128" : "DECIMAL256";
}

// Walks over the text; blanks between tokens don't matter. False and nullopt: it reads otherwise.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool ReadArguments(FunctionSignature& out) {
    out.sql << "(";
    if (!Take("(")) return false;
    bool first = true;
    while (!Take(")")) {
      if (!first && !Take(",")) return Varargs(out);
      if (!first && Peek("...")) return Varargs(out);
      if (!first) Append(out, ",", ",");
      if (!first) out.sql << ", ";
      if (!ReadType(out, 0)) return false;
      first = false;
    }
    out.sql << ")";
    return AtEnd();
  }

 private:
  static void Append(FunctionSignature& out, std::string_view type, std::string_view printed) {
    out.types += type;
    out.printed += printed;
  }

  bool Varargs(FunctionSignature& out) {
    if (!Take("...") || !Take(")")) return false;
    Append(out, ",...", ", ...");
    out.sql << ", ...)";
    return AtEnd();
  }

  bool ReadType(FunctionSignature& out, int depth) {
    const std::string word = absl::AsciiStrToUpper(ToAbsl(TakeWord()));
    if (word == "ARRAY" || word == "MAP" || word == "STRUCT") {
      return depth < kDeepest && ReadCompound(word, out, depth);
    }
    const auto type = std::find_if(kTypeWords.begin(), kTypeWords.end(),
                                   [&](const TypeWord& t) { return t.word.value() == word; });
    return type != kTypeWords.end() && ReadScalar(*type, out);
  }

  bool ReadScalar(const TypeWord& type, FunctionSignature& out) {
    std::vector<int> lengths;
    if (Take("(") && !ReadLengths(lengths)) return false;
    out.sql << type.word;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      out.sql << (i == 0 ? sql::Text("(") : sql::Text(", ")) << sql::Bare::Integer(lengths[i]);
    }
    if (!lengths.empty()) out.sql << ")";
    if (type.name != kDecimal) {
      Append(out, type.name, type.name);
      return true;
    }
    const std::string digits = lengths.empty() ? "" : StrCat("(", absl::StrJoin(lengths, ","), ")");
    Append(out, StrCat(kDecimal, digits), DecimalOf(lengths.empty() ? 10 : lengths[0]));
    return true;
  }

  // One or two numbers and the closing bracket.
  bool ReadLengths(std::vector<int>& lengths) {
    do {
      const std::optional<int> number = TakeNumber();
      if (!number || lengths.size() == 2) return false;
      lengths.push_back(*number);
    } while (Take(","));
    return Take(")");
  }

  // What stands inside is printed as nothing.
  bool ReadCompound(std::string_view word, FunctionSignature& out, int depth) {
    FunctionSignature inside;
    if (!Take("<")) return false;
    do {
      if (!inside.types.empty()) inside.types += ",", inside.sql << ", ";
      if (word == "STRUCT" && !ReadField(inside)) return false;
      if (!ReadType(inside, depth + 1)) return false;
    } while (word != "ARRAY" && Take(","));
    if (!Take(">")) return false;
    Append(out, StrCat(word, "<", inside.types, ">"), kPrintedCompound);
    if (word == "ARRAY") out.sql << "ARRAY<";
    if (word == "MAP") out.sql << "MAP<";
    if (word == "STRUCT") out.sql << "STRUCT<";
    out.sql << inside.sql << ">";
    return true;
  }

  bool ReadField(FunctionSignature& out) {
    const std::string_view name = TakeWord();
    const absl::StatusOr<sql::Ident> ident = sql::Ident::Of(name);
    if (!ident.ok()) return false;
    base::StrAppend(&out.types, name, " ");
    out.sql << *ident << " ";
    return true;
  }

  void SkipBlanks() { rest_ = rest_.substr(std::min(rest_.find_first_not_of(' '), rest_.size())); }
  bool AtEnd() {
    SkipBlanks();
    return rest_.empty();
  }
  bool Peek(std::string_view token) {
    SkipBlanks();
    return rest_.starts_with(token);
  }
  bool Take(std::string_view token) {
    if (!Peek(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  std::string_view TakeWord() {
    SkipBlanks();
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), IsWordChar);
    const std::string_view word = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(word.size());
    return word;
  }
  std::optional<int> TakeNumber() {
    int number = 0;
    if (!absl::SimpleAtoi(ToAbsl(TakeWord()), &number) || number < 0) return std::nullopt;
    return number;
  }

  std::string_view rest_;
};

}  // namespace

absl::StatusOr<FunctionSignature> ParseFunctionSignature(std::string_view text) {
  const std::size_t open = std::min(text.find('('), text.size());
  FunctionSignature signature;
  signature.name = std::string(absl::StripAsciiWhitespace(ToAbsl(text.substr(0, open))));
  TF_TRY(sql::Ident::Of(signature.name).status());
  if (Reader(text.substr(open)).ReadArguments(signature)) return signature;
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("\"", text, "\" is not a function with its argument types."),
                         "Write the name and the types, such as f(INT, VARCHAR).");
}

std::string ToString(const FunctionSignature& signature) {
  return StrCat(signature.name, "(", signature.types, ")");
}

}  // namespace starrocks
