#include "provider/wire/serve.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "provider/base/log.h"
#include "provider/base/strings.h"
#include "provider/wire/calls.h"
#include "provider/wire/crash.h"
#include "provider/wire/engine_holder.h"
#include "provider/wire/handshake.h"
#include "provider/wire/host.h"
#include "provider/wire/plugin_services.h"
#include "provider/wire/process.h"
#include "provider/wire/service.h"

namespace wire {
namespace {

// For the answer to Shutdown and for streams that a host leaves open; calls have been waited for
// before.
constexpr absl::Duration kAnswerGrace = absl::Milliseconds(100);

// How long running calls may take to finish their statement.
absl::Duration CallGrace(End end) {
  switch (end) {
    case End::kAsked:
      return absl::Milliseconds(1500);  // the host kills after 2 s
    case End::kSignal:
      return absl::Seconds(5);
    case End::kOrphaned:
      // The parent is looked for each second: gone for 3 s at most. What a server was told it still
      // does.
      return absl::Milliseconds(1500);
  }
  return absl::ZeroDuration();
}

std::string_view Describe(End end) {
  switch (end) {
    case End::kAsked:
      return "asked by Terraform";
    case End::kSignal:
      return "asked by a signal";
    case End::kOrphaned:
      return "Terraform is gone";
  }
  return "";
}

int Fail(const Options& options, const absl::Status& problem) {
  (void)WriteAll(STDERR_FILENO, base::StrCat(options.program, ": ", problem.message(), "\n"));
  return EXIT_FAILURE;
}

void Prepare(const Options& options, Mode mode) {
  InstallCrashHandler(options.program);
#ifdef NDEBUG
  if (mode == Mode::kPlugin) ForbidMemoryDumps();
#endif
  UseBuiltInNameServices();
#ifdef NDEBUG
  ForgoDeadlockDetection();
#endif
  SendGrpcLogToOurs();
}

// In kDebug a person may run the plugin from anywhere, and Terraform's client knows no certificate.
absl::StatusOr<HostEnvironment> EnvironmentFor(Mode mode) {
  absl::StatusOr<HostEnvironment> env = ReadHostEnvironment();
  if (env.ok() && mode == Mode::kDebug) env->client_certificate.clear();
  return env;
}

std::string Announcement(const Options& options, Mode mode, const HostEnvironment& env,
                         const Host& host) {
  if (mode == Mode::kPlugin) {
    return HandshakeLine(host.endpoint(), host.certificate(), env.multiplex);
  }
  return base::StrCat("TF_REATTACH_PROVIDERS='",
                      ReattachJson(host.endpoint(), options.address, getpid()), "'\n");
}

// Lets running calls finish; a call that doesn't is left behind with the process.
void Finish(End end, EngineHolder* engine, const Calls& calls, Host* host) {
  base::Log(base::LogLevel::kDebug, "the plugin ends", {{"reason", Describe(end)}});
  if (!calls.WaitForNone(absl::ZeroDuration())) engine->Get().Stop();
  if (!calls.WaitForNone(CallGrace(end))) {
    base::Log(base::LogLevel::kWarn, "the plugin ends while calls are running");
    host->RemoveSocket();
    _exit(EXIT_SUCCESS);
  }
  host->Stop(kAnswerGrace);
}

int ServeUntilEnd(const Options& options, Mode mode, const EngineFactory& factory) {
  const absl::StatusOr<HostEnvironment> env = EnvironmentFor(mode);
  if (!env.ok()) return Fail(options, env.status());
  if (mode == Mode::kPlugin && !env->cookie) {
    return Fail(options, absl::FailedPreconditionError(
                             "this is a Terraform plugin: Terraform starts it; see its --help"));
  }
  const absl::StatusOr<int> out = TakeStdout();
  if (!out.ok()) return Fail(options, out.status());
  Prepare(options, mode);
  const absl::StatusOr<Lifetime> lifetime = Lifetime::Begin(mode);
  if (!lifetime.ok()) return Fail(options, lifetime.status());

  if (!SpeaksOurProtocol(env->protocol_versions)) {
    base::Log(base::LogLevel::kWarn, "Terraform does not speak plugin protocol 6",
              {{"versions", env->protocol_versions}});
  }

  EngineHolder engine(factory);
  Calls calls;
  Methods methods;
  AddPluginServices([&lifetime] { lifetime->Ask(); }, &methods);
  AddProviderService(&engine, &calls, &methods);
  absl::StatusOr<std::unique_ptr<Host>> host = Host::Start(*env, std::move(methods));
  if (!host.ok()) return Fail(options, host.status());

  if (absl::Status said = WriteAll(*out, Announcement(options, mode, *env, **host)); !said.ok()) {
    return Fail(options, said);
  }
  close(*out);
  engine.Get();  // while Terraform connects
#ifdef NDEBUG
  if (mode == Mode::kPlugin) ReleaseCodePages();
#endif
  Finish(lifetime->Wait(), &engine, calls, host->get());
  return EXIT_SUCCESS;
}

}  // namespace

void Serve(const Options& options, Mode mode, const EngineFactory& factory) {
  EndProcess(ServeUntilEnd(options, mode, factory));
}

}  // namespace wire
