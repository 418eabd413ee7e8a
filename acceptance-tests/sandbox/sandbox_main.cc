// starrocks-sandbox: the stand-in StarRocks front end as a program.
#include <signal.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/fault.h"
#include "acceptance-tests/sandbox/net/http_connection.h"
#include "acceptance-tests/sandbox/net/init_script.h"
#include "acceptance-tests/sandbox/net/options.h"
#include "acceptance-tests/sandbox/net/server.h"
#include "acceptance-tests/sandbox/net/statement_log.h"
#include "acceptance-tests/sandbox/session.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

// Exit codes. kBadInput: the command line, a fault or the init file is wrong.
enum ExitCode { kOk = 0, kCannotServe = 1, kBadInput = 2 };

ExitCode Fail(ExitCode code, const absl::Status& status) {
  std::fprintf(stderr, "starrocks-sandbox: %s\n", std::string(status.message()).c_str());
  return code;
}

ExitCode Print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  return std::fflush(stdout) == 0 ? kOk : kCannotServe;
}

// The signals that end the program. Has to be blocked before the first thread starts.
sigset_t EndSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

using StartedServer = absl::StatusOr<std::unique_ptr<Server>>;

StartedServer StartHttp(uint16_t port, Cluster* cluster) {
  return Server::Start(
      port, [cluster](int fd, uint32_t id, const std::string& host, const StopSignal& stop) {
        ServeHttp(fd, {.cluster = cluster, .connection_id = id, .host = host}, stop);
      });
}

ExitCode ServeUntilSignal(const Options& options, const PortContext& context) {
  const sigset_t signals = EndSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  StartedServer http = nullptr;
  if (options.http_port) {
    http = StartHttp(*options.http_port, context.cluster);
    if (!http.ok()) return Fail(kCannotServe, http.status());
    Print(base::StrCat("http listening on 127.0.0.1:", (*http)->port(), "\n"));
  }
  const StartedServer server = Server::Start(options.port, context);
  if (!server.ok()) return Fail(kCannotServe, server.status());
  Print(base::StrCat("listening on 127.0.0.1:", (*server)->port(), "\n"));
  int signal = 0;
  sigwait(&signals, &signal);
  return kOk;
}

ExitCode Serve(const Options& options) {
  FaultPlan faults;
  for (const std::string& fault : options.faults) {
    if (absl::Status status = faults.Add(fault); !status.ok()) return Fail(kBadInput, status);
  }
  const std::unique_ptr<Cluster> cluster = MakeCluster();
  if (!options.init.empty()) {
    absl::Status status = RunInitScript(options.init, cluster.get());
    if (!status.ok()) return Fail(kBadInput, status);
  }
  PortContext context{.cluster = cluster.get(), .faults = &faults, .latency = options.latency};
  std::unique_ptr<StatementLog> log;
  if (!options.statement_log.empty()) {
    absl::StatusOr<std::unique_ptr<StatementLog>> opened =
        StatementLog::Open(options.statement_log);
    if (!opened.ok()) return Fail(kCannotServe, opened.status());
    log = *std::move(opened);
    context.statement_log = log.get();
  }
  return ServeUntilSignal(options, context);
}

ExitCode Main(const std::vector<std::string_view>& arguments) {
  const absl::StatusOr<Options> options = ParseOptions(arguments);
  if (!options.ok()) return Fail(kBadInput, options.status());
  if (options->help) return Print(HelpText());
  if (options->version) return Print("starrocks-sandbox " TF_VERSION "\n");
  return Serve(*options);
}

}  // namespace
}  // namespace sandbox

int main(int argc, char** argv) {
  return sandbox::Main(std::vector<std::string_view>(argv + 1, argv + argc));
}
