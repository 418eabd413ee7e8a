#include "provider/wire/process.h"

#include <fcntl.h>
#include <grpc/support/log.h>
#include <link.h>
#include <nss.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "absl/synchronization/mutex.h"
#include "provider/base/log.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace wire {
namespace {

base::LogLevel LevelOf(gpr_log_severity severity) {
  switch (severity) {
    case GPR_LOG_SEVERITY_DEBUG:
      return base::LogLevel::kDebug;
    case GPR_LOG_SEVERITY_INFO:
      return base::LogLevel::kInfo;
    case GPR_LOG_SEVERITY_ERROR:
      return base::LogLevel::kError;
  }
  return base::LogLevel::kError;
}

// Called with the main program first: its code is one segment that nothing writes to.
int ReleaseCode(dl_phdr_info* info, size_t, void*) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || segment.p_flags != (PF_R | PF_X)) continue;
    const uintptr_t page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
    const uintptr_t begin = (info->dlpi_addr + segment.p_vaddr) & ~(page - 1);
    const uintptr_t end = info->dlpi_addr + segment.p_vaddr + segment.p_memsz;
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
  return 1;  // libraries stay
}

void OnGrpcLog(gpr_log_func_args* args) {
  base::Log(LevelOf(args->severity), args->message, {{"tf_grpc_file", args->file}});
}

}  // namespace

void ForbidMemoryDumps() {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

void ReleaseCodePages() { dl_iterate_phdr(ReleaseCode, nullptr); }

void UseBuiltInNameServices() {
#ifdef TF_STATIC
  __nss_configure_lookup("hosts", "files dns");
  for (const char* database : {"passwd", "group", "services"}) {
    __nss_configure_lookup(database, "files");
  }
#endif
}

void ForgoDeadlockDetection() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

absl::StatusOr<int> TakeStdout() {
  const int real = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (real < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
    return absl::ErrnoToStatus(errno, "stdout can't be used");
  }
  return real;
}

void SendGrpcLogToOurs() { gpr_set_log_function(OnGrpcLog); }

void EndProcess(int code) {
#ifdef __SANITIZE_ADDRESS__
  __lsan_do_leak_check();  // else done by exit()
#endif
  _exit(code);
}

}  // namespace wire
