#include "provider/clients/http/client.h"

#include <algorithm>
#include <array>

#include "provider/base/backoff.h"
#include "provider/base/log.h"
#include "provider/base/reach.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/connection.h"
#include "provider/clients/http/credentials.h"
#include "provider/clients/http/head.h"
#include "provider/clients/http/idle.h"
#include "provider/clients/http/redirect.h"
#include "provider/clients/http/tls.h"

namespace http {
namespace {

using base::ErrorKind;
using base::StrCat;

constexpr int kMaxRedirects = 3;
constexpr int kUnauthorized = 401, kBadGateway = 502, kGatewayTimeout = 504;

bool IsRepeatable(const Request& request) {
  constexpr std::array<std::string_view, 5> kMethods = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
  return request.repeatable ||
         std::find(kMethods.begin(), kMethods.end(), request.method) != kMethods.end();
}

// A load balancer lost the server, which may have acted on the request.
bool IsGatewayLoss(int status) { return status == kBadGateway || status == kGatewayTimeout; }

bool SaysTryAgain(int status, const Request& request) {
  const auto& more = request.retry_statuses;
  if (std::find(more.begin(), more.end(), status) != more.end()) return true;
  if (IsGatewayLoss(status)) return IsRepeatable(request);
  return status == 425 || status == 429 || status == 503;
}

void LogTry(const Endpoint& endpoint, const Request& request, const std::string& target,
            absl::Duration took, const absl::StatusOr<Answer>& answer) {
  if (!base::LogEnabled(base::LogLevel::kDebug)) return;
  base::Log(base::LogLevel::kDebug, "http request",
            {{"endpoint", endpoint.name},
             {"method", request.method},
             {"path", target.substr(0, target.find('?'))},
             {"status", answer.ok() ? StrCat(answer->status) : std::string("none")},
             {"error", answer.ok() ? std::string() : std::string(answer.status().message())},
             {"ms", StrCat(absl::ToInt64Milliseconds(took))}});
}

}  // namespace

class Client::Impl {
 public:
  Impl(Options options, Route route)
      : options_(std::move(options)),
        route_(std::move(route)),
        credentials_(options_.auth, route_.endpoint),
        reach_(options_.connect_timeout) {}

  static absl::StatusOr<std::unique_ptr<Impl>> Make(Options options);

  const Endpoint& endpoint() const { return route_.endpoint; }

  // One try, with the redirects that it takes.
  absl::StatusOr<Response> Try(const base::Context& context, const Request& request) {
    std::string target = Target(route_.url, request.path, request.query);
    for (int hop = 0; hop <= kMaxRedirects; ++hop) {
      TF_ASSIGN(Answer answer, Authorized(context, request, target));
      TF_ASSIGN(const std::optional<std::string> next,
                RedirectTarget(answer, request.method, route_.url, route_.endpoint));
      if (!next) return Response{answer.status, answer.content_type, std::move(answer.body)};
      target = *next;
    }
    return BadAnswer(route_.endpoint, StrCat("redirects more than ", kMaxRedirects, " times"),
                     StrCat("Check the provider attribute `", route_.endpoint.setting,
                            "` and the load balancer."));
  }

  bool ShouldRetry(const absl::StatusOr<Response>& outcome, const Request& request) {
    if (outcome.ok()) return SaysTryAgain(outcome->status, request);
    const ErrorKind kind = base::KindOf(outcome.status());
    if (kind == ErrorKind::kUnknownOutcome) return IsRepeatable(request);
    if (kind != ErrorKind::kRetryable) return false;
    const std::lock_guard lock(mutex_);
    return reach_.Patient(absl::Now());
  }

  // What the caller learns of the last try.
  absl::StatusOr<Response> Conclude(absl::StatusOr<Response> outcome, const Request& request) {
    const bool repeatable = IsRepeatable(request);
    if (outcome.ok() && !repeatable && IsGatewayLoss(outcome->status) &&
        !SaysTryAgain(outcome->status, request)) {
      return NoAnswer(route_.endpoint,
                      StrCat("is behind a load balancer that lost it: status ", outcome->status));
    }
    if (outcome.ok() || !repeatable ||
        base::KindOf(outcome.status()) != ErrorKind::kUnknownOutcome) {
      return outcome;
    }
    return base::MakeError(ErrorKind::kRetryable, std::string(outcome.status().message()),
                           base::NextStepOf(outcome.status()));
  }

 private:
  // With the credentials of now, should those of before be refused.
  absl::StatusOr<Answer> Authorized(const base::Context& context, const Request& request,
                                    const std::string& target) {
    TF_ASSIGN(const base::Secret first, credentials_.Authorization());
    auto answer = Logged(context, request, target, first);
    if (!answer.ok() || answer->status != kUnauthorized || !credentials_.Renew(first)) {
      return answer;
    }
    TF_ASSIGN(const base::Secret second, credentials_.Authorization());
    return Logged(context, request, target, second);
  }

  absl::StatusOr<Answer> Logged(const base::Context& context, const Request& request,
                                const std::string& target, const base::Secret& authorization) {
    const absl::Time begin = absl::Now();
    auto answer = OverSomeConnection(context, request, target, authorization);
    LogTry(route_.endpoint, request, target, absl::Now() - begin, answer);
    return answer;
  }

  // A kept connection that turns out to be dead is no try. What must not be repeated gets a
  // connection of its own, so that there's no doubt.
  absl::StatusOr<Answer> OverSomeConnection(const base::Context& context, const Request& request,
                                            const std::string& target,
                                            const base::Secret& authorization) {
    const absl::Time until = absl::Now() + request.timeout;
    if (IsRepeatable(request)) {
      if (auto kept = idle_.Take()) {
        auto answer = Exchange(std::move(kept), context, request, target, authorization, until);
        if (answer.ok() || base::KindOf(answer.status()) != ErrorKind::kUnknownOutcome ||
            context.Done() || absl::Now() >= until) {
          return answer;
        }
      }
    }
    TF_ASSIGN(auto fresh, Open(context));
    return Exchange(std::move(fresh), context, request, target, authorization, until);
  }

  absl::StatusOr<std::unique_ptr<Connection>> Open(const base::Context& context) {
    if (auto refusal = Refusal()) return *refusal;
    auto connection = Connection::Open(route_, context);
    const std::lock_guard lock(mutex_);
    if (connection.ok()) {
      reach_.Succeeded();
    } else if (!context.Done() && base::KindOf(connection.status()) == ErrorKind::kRetryable) {
      reach_.Failed(connection.status(), absl::Now());
    }
    return connection;
  }

  std::optional<absl::Status> Refusal() {
    const std::lock_guard lock(mutex_);
    return reach_.Refusal(absl::Now());
  }

  absl::StatusOr<Answer> Exchange(std::unique_ptr<Connection> connection,
                                  const base::Context& context, const Request& request,
                                  const std::string& target, const base::Secret& authorization,
                                  absl::Time until) {
    TF_ASSIGN(const std::unique_ptr<Body> body, OpenBody(request));
    const bool by_proxy = route_.proxy && route_.tls == nullptr;
    const HeadParts parts = {
        request,       options_,
        route_.url,    by_proxy ? StrCat("http://", route_.url.Authority(), target) : target,
        authorization, by_proxy ? &route_.proxy->authorization : nullptr,
        *body};
    auto answer =
        connection->Exchange(Head(parts), *body, request.method == "HEAD", until, context);
    if (answer.ok()) idle_.Put(std::move(connection));
    return answer;
  }

  const Options options_;
  const Route route_;
  Credentials credentials_;
  Idle idle_;
  std::mutex mutex_;
  base::Reach reach_;  // with the mutex
};

absl::StatusOr<std::unique_ptr<Client::Impl>> Client::Impl::Make(Options options) {
  Route route;
  route.endpoint = {options.name, "", options.setting, options.block};
  auto url = ParseUrl(options.url);
  if (!url.ok()) {
    return base::Annotate(url.status(), StrCat("The provider attribute `", options.setting, "`"));
  }
  route.url = *std::move(url);
  route.endpoint.address = route.url.Text();
  route.connect_timeout = options.connect_timeout;
  route.max_body = options.max_body;
  route.stall_time = options.stall_time;
  TF_TRY(CheckHeaders(options, route.endpoint));
  TF_TRY(Credentials(options.auth, route.endpoint).Check());
  TF_ASSIGN(route.proxy, ProxyFor(options, route.url));
  if (route.url.tls) {
    TF_ASSIGN(route.tls, MakeTlsContext(options.tls, route.endpoint));
  }
  return std::make_unique<Impl>(std::move(options), std::move(route));
}

Client::Client(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Client::~Client() = default;

absl::StatusOr<std::unique_ptr<Client>> Client::Make(Options options) {
  TF_ASSIGN(auto impl, Impl::Make(std::move(options)));
  return std::unique_ptr<Client>(new Client(std::move(impl)));
}

absl::StatusOr<Response> Client::Send(const base::Context& context, const Request& request) const {
  base::Backoff backoff;
  while (true) {
    auto outcome = impl_->Try(context, request);
    if (!impl_->ShouldRetry(outcome, request)) return impl_->Conclude(std::move(outcome), request);
    const absl::Duration wait = backoff.Next();
    if (wait >= context.Remaining() || !context.Sleep(wait).ok()) {
      return impl_->Conclude(std::move(outcome), request);
    }
  }
}

const std::string& Client::address() const { return impl_->endpoint().address; }

}  // namespace http
