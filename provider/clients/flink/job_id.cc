#include "provider/clients/flink/job_id.h"

#include <cstdio>
#include <cstdlib>

#include "provider/base/strings.h"
#include "provider/clients/flink/digest.h"

namespace flink {
namespace {

constexpr std::size_t kFamily = 16, kVersion = 8, kGeneration = 8;

std::string FamilyOf(std::string_view name) {
  return Sha256Hex(base::StrCat("job:", name)).substr(0, kFamily);
}

std::string VersionOf(std::string_view definition) {
  return Sha256Hex(definition).substr(0, kVersion);
}

}  // namespace

std::string MakeJobId(std::string_view name, std::string_view definition, uint32_t generation) {
  char counter[kGeneration + 1];
  std::snprintf(counter, sizeof(counter), "%08x", generation);
  return base::StrCat(FamilyOf(name), VersionOf(definition), counter);
}

bool IsOfFamily(std::string_view job_id, std::string_view name) {
  return job_id.size() == kFamily + kVersion + kGeneration &&
         job_id.substr(0, kFamily) == FamilyOf(name);
}

bool IsOfVersion(std::string_view job_id, std::string_view name, std::string_view definition) {
  return IsOfFamily(job_id, name) && job_id.substr(kFamily, kVersion) == VersionOf(definition);
}

uint32_t GenerationOf(std::string_view job_id) {
  const std::string counter(job_id.substr(kFamily + kVersion));
  return static_cast<uint32_t>(std::strtoul(counter.c_str(), nullptr, 16));
}

}  // namespace flink
