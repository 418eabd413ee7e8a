#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/schema_registry/schemas.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct Subjects {
  sdk::String prefix;
  sdk::Bool include_deleted;
  sdk::StringList subjects;

  static void Describe(sdk::Schema<Subjects>& s) {
    s.Doc("The subjects of the schema registry, sorted by name.");
    s.Optional("prefix", &Subjects::prefix).Doc("Only subjects that begin with it.");
    s.Optional("include_deleted", &Subjects::include_deleted)
        .Doc("Whether to list those too that are only softly deleted. `false` by default.");
    s.Computed("subjects", &Subjects::subjects).Doc("Names of the subjects.");
  }
};

class SubjectsSource final : public sdk::DataSource<Subjects> {
 public:
  absl::StatusOr<Subjects> Read(sdk::Call& call, const Subjects& config) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_ASSIGN(const auto found,
              schema_registry::ListSubjects(*client, call.context(),
                                            config.include_deleted.value_or(false)));
    // Not every registry filters by itself.
    const std::string prefix = config.prefix.value_or("");
    std::vector<std::string> subjects;
    for (const std::string& subject : found) {
      if (subject.compare(0, prefix.size(), prefix) == 0) subjects.push_back(subject);
    }
    Subjects result = config;
    result.subjects = std::move(subjects);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_schema_registry_subjects() {
  return sdk::Adapt<Subjects>(std::make_unique<SubjectsSource>());
}
}  // namespace make_data_source
}  // namespace resources
