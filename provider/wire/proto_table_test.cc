// The descriptor that our build produces against the table of the interface, both directions.
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/tfplugin6.pb.h"

namespace {

namespace gp = google::protobuf;
using Lines = std::set<std::string>;

constexpr char kPackage[] = "tfplugin6.";

// The table's names: without the package, and with the one message under its own name.
std::string Name(std::string full) {
  if (full.rfind(kPackage, 0) == 0) full = full.substr(sizeof(kPackage) - 1);
  return absl::StrReplaceAll(full, {{"GetMetadataRpc", "GetMetadata"}});
}

template <typename Descriptor>
std::string Typed(const Descriptor* d) {
  return d->full_name().rfind(kPackage, 0) == 0 ? absl::StrCat(kPackage, Name(d->full_name()))
                                                : d->full_name();
}

std::string TypeOf(const gp::FieldDescriptor& f) {
  if (f.message_type() != nullptr) return Typed(f.message_type());
  if (f.enum_type() != nullptr) return Typed(f.enum_type());
  return f.type_name();
}

std::string NoteOf(const gp::FieldDescriptor& f) {
  if (f.has_optional_keyword()) return "explicit presence";
  if (const auto* oneof = f.real_containing_oneof()) return absl::StrCat("oneof ", oneof->name());
  return "";
}

std::string Line(const std::vector<std::string>& parts) { return absl::StrJoin(parts, "\t"); }

void AddEnum(const gp::EnumDescriptor& e, Lines* out) {
  for (int i = 0; i < e.value_count(); ++i) {
    out->insert(Line({"enum", Name(e.full_name()), e.value(i)->name(),
                      std::to_string(e.value(i)->number()), "", "", ""}));
  }
}

void AddMessage(const gp::Descriptor& m, Lines* out) {
  if (m.field_count() == 0) out->insert(Line({"message", Name(m.full_name()), "", "", "", "", ""}));
  for (int i = 0; i < m.field_count(); ++i) {
    const gp::FieldDescriptor& f = *m.field(i);
    out->insert(Line({"field", Name(m.full_name()), f.name(), std::to_string(f.number()), TypeOf(f),
                      f.is_repeated() ? "repeated" : "optional", NoteOf(f)}));
  }
  for (int i = 0; i < m.enum_type_count(); ++i) AddEnum(*m.enum_type(i), out);
  for (int i = 0; i < m.nested_type_count(); ++i) AddMessage(*m.nested_type(i), out);
}

void AddService(const gp::ServiceDescriptor& s, Lines* out) {
  for (int i = 0; i < s.method_count(); ++i) {
    const gp::MethodDescriptor& m = *s.method(i);
    const std::string note = m.client_streaming()   ? "client stream"
                             : m.server_streaming() ? "server stream"
                                                    : "";
    out->insert(
        Line({"rpc", s.name(), m.name(), "", Typed(m.input_type()), Typed(m.output_type()), note}));
  }
}

Lines Built() {
  const gp::FileDescriptor& file = *tfplugin6::DynamicValue::descriptor()->file();
  Lines out;
  for (int i = 0; i < file.message_type_count(); ++i) AddMessage(*file.message_type(i), &out);
  for (int i = 0; i < file.enum_type_count(); ++i) AddEnum(*file.enum_type(i), &out);
  for (int i = 0; i < file.service_count(); ++i) AddService(*file.service(i), &out);
  return out;
}

Lines Table() {
  std::ifstream in("proto/testdata/tfplugin6.tsv");
  Lines out;
  std::string line;
  std::getline(in, line);  // titles
  while (std::getline(in, line)) {
    std::vector<std::string> parts = absl::StrSplit(line, '\t');
    parts.resize(7);
    out.insert(Line(parts));
  }
  return out;
}

TEST(ProtoTable, EveryNameAndNumberEqualsTheTable) {
  const Lines table = Table();
  ASSERT_GT(table.size(), 400u);
  EXPECT_THAT(Built(), testing::ContainerEq(table));
}

TEST(ProtoTable, ServiceIsCalledWhatTerraformCalls) {
  const auto* file = tfplugin6::DynamicValue::descriptor()->file();
  ASSERT_EQ(file->service_count(), 1);
  EXPECT_EQ(file->service(0)->full_name(), "tfplugin6.Provider");
}

}  // namespace
