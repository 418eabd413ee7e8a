#include "resources/shared/exists.h"

#include <cctype>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace resources {
namespace {

std::string Capitalised(std::string_view kind) {
  std::string out(kind);
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

// As one word of a shell: between single quotes, or double ones if it has single quotes itself.
std::string ShellWord(std::string_view text) {
  if (text.find('\'') == std::string_view::npos) return base::StrCat("'", text, "'");
  std::string out = "\"";
  for (char c : text) {
    if (std::string_view("\"\\$`").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

std::string HowToImport(const Existing& object) {
  std::string hcl_id;
  for (char c : object.id) {
    if (c == '"' || c == '\\') hcl_id.push_back('\\');
    hcl_id.push_back(c);
  }
  return base::StrCat("To manage the existing ", object.kind, ", import it:\n\n  terraform import ",
                      object.type, ".<name> ", ShellWord(object.id),
                      "\n\nor with a block:\n\n  import {\n    to = ", object.type,
                      ".<name>\n    id = \"", hcl_id,
                      "\"\n  }\n\n<name> is the name of the resource block. Or choose another name "
                      "for the new one.");
}

absl::Status Error(const Existing& object, std::string_view message) {
  return sdk::WithTitle(
      base::StrCat(Capitalised(object.kind), " already exists"),
      base::MakeError(base::ErrorKind::kAlreadyExists, message, HowToImport(object)));
}

}  // namespace

absl::Status AlreadyExists(const Existing& object, std::string_view why) {
  return Error(object,
               base::StrCat("The server has a ", object.kind, " ", object.id,
                            " already, and it is not in this state.", why.empty() ? "" : " ", why));
}

absl::Status NotAdopted(const Existing& object, std::string_view difference) {
  return Error(
      object,
      base::StrCat(
          "The server has a ", object.kind, " ", object.id,
          " already. It was not adopted although adopt_existing is \"identical\": ", difference));
}

void WarnAdopted(sdk::Call& call, const Existing& object) {
  call.Warn(base::StrCat(Capitalised(object.kind), " adopted"),
            base::StrCat("The ", object.kind, " ", object.id,
                         " was on the server already and is what the configuration asks for. It is "
                         "now managed here, because adopt_existing is \"identical\"."));
}

}  // namespace resources
