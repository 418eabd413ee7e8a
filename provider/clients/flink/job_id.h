// The ids of the jobs that this provider submits. The provider chooses them, so that whatever
// happens to it in the middle, the next run knows its jobs again, and Flink itself refuses a second
// submission of the same version.
//
// 32 hex digits: 16 of the job's name (its family), 8 of its definition, 8 counting submissions.
#ifndef PROVIDER_CLIENTS_FLINK_JOB_ID_H_
#define PROVIDER_CLIENTS_FLINK_JOB_ID_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace flink {

std::string MakeJobId(std::string_view name, std::string_view definition, uint32_t generation);

// Whether the id is of a job of this name that the provider submitted.
bool IsOfFamily(std::string_view job_id, std::string_view name);
// Whether it is, and of this definition.
bool IsOfVersion(std::string_view job_id, std::string_view name, std::string_view definition);
// Of an id of the family.
uint32_t GenerationOf(std::string_view job_id);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_JOB_ID_H_
