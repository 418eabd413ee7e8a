#include "provider/docs/subject.h"

#include "provider/base/strings.h"
#include "provider/docs/reference.h"

namespace docs {
namespace {

// The registry's layout of one kind of subject.
struct Kind {
  std::string_view name, pages, prose, examples, example_file;
  bool importable = false;
};
constexpr Kind kResource{.name = "Resource",
                         .pages = "docs/resources",
                         .prose = "resources",
                         .examples = "examples/resources",
                         .example_file = "resource.tf",
                         .importable = true};
constexpr Kind kDataSource{.name = "Data Source",
                           .pages = "docs/data-sources",
                           .prose = "resources/data",
                           .examples = "examples/data-sources",
                           .example_file = "data-source.tf"};
constexpr Kind kEphemeral{.name = "Ephemeral Resource",
                          .pages = "docs/ephemeral-resources",
                          .prose = "resources/ephemeral",
                          .examples = "examples/ephemeral-resources",
                          .example_file = "ephemeral-resource.tf"};
constexpr Kind kFunction{.name = "Function",
                         .pages = "docs/functions",
                         .prose = "resources/functions",
                         .examples = "examples/functions",
                         .example_file = "function.tf"};

Subject Make(const Kind& kind, std::string_view name, std::string_view provider) {
  const std::string prefix = base::StrCat(provider, "_");
  const std::string_view page = name.starts_with(prefix) ? name.substr(prefix.size()) : name;
  const std::string examples = base::StrCat(kind.examples, "/", name, "/");
  Subject out;
  out.name = std::string(name);
  out.kind = std::string(kind.name);
  out.title = base::StrCat(name, " (", kind.name, ")");
  out.page = base::StrCat(kind.pages, "/", page, ".md");
  out.prose = base::StrCat(kind.prose, "/", name, ".md");
  out.example = base::StrCat(examples, kind.example_file);
  if (kind.importable) {
    out.import_shell = base::StrCat(examples, "import.sh");
    out.import_block = base::StrCat(examples, "import-by-string-id.tf");
  }
  return out;
}

Subject ProviderSubject(const sdk::AnyProvider& provider, std::string_view name) {
  Subject out;
  out.name = std::string(name);
  out.kind = "Provider";
  out.title = base::StrCat(name, " Provider");
  out.doc = provider.schema().doc;
  out.reference = SchemaReference(provider.schema().attributes);
  out.page = "docs/index.md";
  out.prose = "resources/provider.md";
  out.example = "examples/provider/provider.tf";
  return out;
}

template <typename Map>
void AppendTypes(const Kind& kind, const Map& types, std::string_view provider,
                 std::vector<Subject>* out) {
  for (const auto& [name, type] : types) {
    Subject subject = Make(kind, name, provider);
    subject.doc = type->schema().doc;
    subject.reference = SchemaReference(type->schema().attributes);
    out->push_back(std::move(subject));
  }
}

Subject FunctionSubject(const sdk::Function& function, std::string_view provider) {
  Subject out = Make(kFunction, function.name, provider);
  out.doc = function.doc.empty() ? function.summary : function.doc;
  out.reference = FunctionReference(function);
  return out;
}

}  // namespace

std::vector<Subject> SubjectsOf(const sdk::Catalog& catalog, std::string_view provider) {
  std::vector<Subject> out = {ProviderSubject(*catalog.provider, provider)};
  AppendTypes(kResource, catalog.resources, provider, &out);
  AppendTypes(kDataSource, catalog.data_sources, provider, &out);
  AppendTypes(kEphemeral, catalog.ephemerals, provider, &out);
  for (const auto& [name, function] : catalog.functions) {
    out.push_back(FunctionSubject(function, provider));
  }
  return out;
}

std::string_view ShortName(std::string_view source_address) {
  return source_address.substr(source_address.rfind('/') + 1);
}

std::vector<std::string> GeneratedDirectories() {
  return {std::string(kResource.pages), std::string(kDataSource.pages),
          std::string(kEphemeral.pages), std::string(kFunction.pages)};
}

}  // namespace docs
