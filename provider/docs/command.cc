#include "provider/docs/command.h"

#include <map>
#include <optional>

#include "provider/docs/pages.h"
#include "provider/docs/schema_json.h"
#include "provider/docs/site.h"

namespace docs {
namespace {

constexpr int kOk = 0, kStale = 1, kUsage = 2;

struct Options {
  std::string source = ".";
  bool check = false;
};

std::optional<Options> ParseOptions(const std::vector<std::string_view>& arguments) {
  Options out;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--check") {
      out.check = true;
    } else if (arguments[i] == "--source" && i + 1 < arguments.size()) {
      out.source = std::string(arguments[++i]);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

int Fail(const Command& command, const absl::Status& status) {
  command.err << "docs: " << status.message() << "\n";
  return kStale;
}

void List(std::ostream& out, std::string_view remark, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) out << path << ": " << remark << "\n";
}

// Says what is wrong and returns whether anything is.
bool ReportDrift(const Command& command, const Drift& drift) {
  List(command.err, "out of date, run `docs` to write it", drift.outdated);
  List(command.err, "nothing has this page any more, run `docs` to remove it", drift.orphaned);
  return !drift.empty();
}

}  // namespace

int RunDocs(const Command& command) {
  const std::optional<Options> options = ParseOptions(command.arguments);
  if (!options) {
    command.err << "usage: docs [--source DIR] [--check]\n";
    return kUsage;
  }
  const absl::StatusOr<Prose> prose = LoadProse(options->source);
  if (!prose.ok()) return Fail(command, prose.status());
  const auto pages = Pages(command.catalog, command.source_address, *prose);
  const absl::StatusOr<Drift> drift = CompareSite(options->source, pages);
  if (!drift.ok()) return Fail(command, drift.status());

  const auto missing = MissingProse(command.catalog, command.source_address, *prose);
  List(command.err, "missing, write it", missing);
  if (options->check) return ReportDrift(command, *drift) || !missing.empty() ? kStale : kOk;

  const absl::Status updated = UpdateSite(options->source, pages, *drift);
  if (!updated.ok()) return Fail(command, updated);
  List(command.out, "written", drift->outdated);
  List(command.out, "removed", drift->orphaned);
  return missing.empty() ? kOk : kStale;
}

int RunSchema(const Command& command) {
  if (!command.arguments.empty()) {
    command.err << "usage: schema\n";
    return kUsage;
  }
  command.out << SchemaJson(command.catalog, command.source_address) << "\n";
  return kOk;
}

}  // namespace docs
