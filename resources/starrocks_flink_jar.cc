#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/digest.h"
#include "provider/clients/flink/jars.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/flink_jar_file.h"

namespace resources {
namespace {

using base::StrCat;

constexpr std::size_t kHashInName = 12;

struct FlinkJar {
  sdk::String source, name, sha256, id;
  sdk::Int keep_previous;
  sdk::StringList previous_ids;

  static void Describe(sdk::Schema<FlinkJar>& s) {
    s.Doc("A jar that is uploaded to a Flink cluster, for `starrocks_flink_job`.");
    s.Required("source", &FlinkJar::source)
        .Must(CheckSource)
        .Doc(
            "Path of a file, or an `http://` or `https://` address that the provider fetches. A "
            "changed file is seen when planning; what is behind an address, only when the address "
            "or `sha256` changes.");
    s.OptionalComputed("name", &FlinkJar::name)
        .Must(CheckName)
        .Doc("Name in the cluster, ending in `.jar`. By default that of the file.");
    s.OptionalComputed("sha256", &FlinkJar::sha256)
        .Must(CheckSha256)
        .Doc("SHA-256 of the content, as hex. Given by you, it is what the content must have.");
    s.OptionalComputed("keep_previous", &FlinkJar::keep_previous)
        .Default(3)
        .Must(CheckKeep)
        .Doc(
            "How many uploads before the present one stay in the cluster, 3 by default. Jobs whose "
            "new version fails are put back from them.");
    s.Computed("id", &FlinkJar::id).Doc("Id of the uploaded jar, new with each content.");
    s.Computed("previous_ids", &FlinkJar::previous_ids)
        .Doc("Ids of the uploads before that are still kept, newest first.");
    s.Timeouts();
  }

  static absl::Status CheckSource(const std::string& source) {
    if (CheckName(FileNameOf(source)).ok() || (!source.empty() && !IsUrl(source))) {
      return absl::OkStatus();
    }
    return base::MakeError(base::ErrorKind::kFinal, StrCat("\"", source, "\" does not name a jar."),
                           "Give the path of a file, or an address whose path ends in .jar.");
  }

  static absl::Status CheckName(const std::string& name) {
    const bool ends = name.size() > 4 && name.substr(name.size() - 4) == ".jar";
    if (ends && name.find('/') == std::string::npos) return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("\"", name, "\" is not the name of a jar."),
                           "Flink takes names that end in .jar only, without a slash.");
  }

  static absl::Status CheckSha256(const std::string& hash) {
    const bool hex = hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (hash.size() == 64 && hex) return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal, "This is no SHA-256.",
                           "Write 64 hex digits in lower case, as sha256sum prints them.");
  }

  static absl::Status CheckKeep(int64_t count) {
    if (count >= 0 && count <= 100) return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal, "keep_previous must be between 0 and 100.", "");
  }
};

// The name on the server has a part of the content's hash, so that an upload is recognised.
std::string UploadName(const std::string& name, const std::string& sha256) {
  return StrCat(name.substr(0, name.size() - 4), "-", sha256.substr(0, kHashInName), ".jar");
}

absl::Status OtherContent(const std::string& source, const std::string& is,
                          const std::string& expected) {
  return sdk::AtAttribute(
      cty::Path("sha256"),
      base::MakeError(
          base::ErrorKind::kFinal,
          StrCat("The content of ", source, " has the SHA-256 ", is, ", not ", expected, "."),
          "If the file was changed on purpose, correct sha256 and plan again."));
}

class FlinkJarResource final : public sdk::Resource<FlinkJar> {
 public:
  absl::Status AdjustPlan(sdk::Call& call, const FlinkJar* prior, const FlinkJar& config,
                          FlinkJar& planned) override {
    if (planned.source.IsUnknown()) return absl::OkStatus();
    if (config.name.IsNull()) PlanName(planned);
    TF_TRY(PlanHash(prior, config, planned));
    if (prior == nullptr) return absl::OkStatus();
    if (prior->name == planned.name && prior->sha256 == planned.sha256) {
      planned.id = prior->id;
      if (prior->keep_previous == planned.keep_previous) planned.previous_ids = prior->previous_ids;
    } else {
      planned.id = sdk::String::Unknown();
      planned.previous_ids = sdk::StringList::Unknown();
    }
    return absl::OkStatus();
  }

  absl::StatusOr<FlinkJar> Create(sdk::Call& call, const FlinkJar& plan, const FlinkJar&) override {
    FlinkJar made = plan;
    TF_TRY(Upload(call, made));
    made.previous_ids = std::vector<std::string>();
    return made;
  }

  absl::StatusOr<std::optional<FlinkJar>> Read(sdk::Call& call, const FlinkJar& state) override {
    if (!state.id.has_value()) return std::nullopt;  // nobody knows what came of its upload
    TF_ASSIGN(const http::Client* client, Flink(call));
    TF_ASSIGN(const std::vector<flink::Jar> jars, flink::ListJars(*client, call.context()));
    const auto there = [&](const std::string& id) {
      return std::any_of(jars.begin(), jars.end(), [&](const auto& jar) { return jar.id == id; });
    };
    if (!there(*state.id)) return std::nullopt;
    FlinkJar found = state;
    std::vector<std::string> kept;
    for (const std::string& id : state.previous_ids.value_or({})) {
      if (there(id)) kept.push_back(id);
    }
    found.previous_ids = std::move(kept);
    return found;
  }

  absl::StatusOr<FlinkJar> Update(sdk::Call& call, const FlinkJar& state, const FlinkJar& plan,
                                  const FlinkJar&) override {
    FlinkJar changed = plan;
    std::vector<std::string> previous = state.previous_ids.value_or({});
    if (!changed.id.has_value()) {
      TF_TRY(Upload(call, changed));
      previous.insert(previous.begin(), *state.id);
    }
    changed.previous_ids = previous;
    Keep(call, changed);
    TF_TRY(Trim(call, static_cast<std::size_t>(*plan.keep_previous), previous));
    changed.previous_ids = std::move(previous);
    return changed;
  }

  absl::Status Delete(sdk::Call& call, const FlinkJar& state) override {
    TF_ASSIGN(const http::Client* client, Flink(call));
    std::vector<std::string> previous = state.previous_ids.value_or({});
    TF_TRY(Trim(call, 0, previous));
    if (!state.id.has_value()) return absl::OkStatus();
    return flink::DeleteJar(*client, call.context(), *state.id);
  }

  absl::StatusOr<FlinkJar> Import(sdk::Call&, std::string_view id) override {
    constexpr std::size_t kUuid = 36;
    if (id.size() <= kUuid + 1 || id[kUuid] != '_') {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("\"", id, "\" is not the id of an uploaded jar."),
                             "It looks like UUID_NAME.jar; Flink lists them under /jars.");
    }
    FlinkJar jar;
    jar.id = std::string(id);
    return jar;
  }

 private:
  static void PlanName(FlinkJar& planned) {
    const std::string name = FileNameOf(*planned.source);
    planned.name = FlinkJar::CheckName(name).ok() ? name : name + ".jar";
  }

  // A file that is not there yet may be made by the same apply.
  static absl::Status PlanHash(const FlinkJar* prior, const FlinkJar& config, FlinkJar& planned) {
    if (IsUrl(*planned.source)) {
      const bool same = prior != nullptr && prior->source == planned.source;
      if (config.sha256.IsNull()) planned.sha256 = same ? prior->sha256 : sdk::String::Unknown();
      return absl::OkStatus();
    }
    const absl::StatusOr<std::string> hash = flink::Sha256HexOfFile(*planned.source);
    if (!hash.ok()) {
      if (prior != nullptr) return sdk::AtAttribute(cty::Path("source"), hash.status());
      return absl::OkStatus();
    }
    if (config.sha256.has_value() && *config.sha256 != *hash) {
      return OtherContent(*planned.source, *hash, *config.sha256);
    }
    if (config.sha256.IsNull()) planned.sha256 = *hash;
    return absl::OkStatus();
  }

  // Fills sha256 and id.
  static absl::Status Upload(sdk::Call& call, FlinkJar& jar) {
    TF_ASSIGN(const http::Client* client, Flink(call));
    TF_ASSIGN(const JarFile file, JarFile::Open(call.context(), *jar.source));
    if (jar.sha256.has_value() && *jar.sha256 != file.sha256()) {
      return OtherContent(*jar.source, file.sha256(), *jar.sha256);
    }
    jar.sha256 = file.sha256();
    TF_ASSIGN(jar.id, flink::UploadJar(*client, call.context(), file.path(),
                                       UploadName(*jar.name, file.sha256())));
    return absl::OkStatus();
  }

  static absl::Status Trim(sdk::Call& call, std::size_t keep, std::vector<std::string>& previous) {
    TF_ASSIGN(const http::Client* client, Flink(call));
    while (previous.size() > keep) {
      TF_TRY(flink::DeleteJar(*client, call.context(), previous.back()));
      previous.pop_back();
    }
    return absl::OkStatus();
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_flink_jar() {
  return sdk::Adapt<FlinkJar>(std::make_unique<FlinkJarResource>());
}
}  // namespace make_resource
}  // namespace resources
