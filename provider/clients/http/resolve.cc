#include "provider/clients/http/resolve.h"

#include <netdb.h>
#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "provider/base/crew.h"
#include "provider/base/status.h"

namespace http {
namespace {

constexpr auto kLookAtContext = std::chrono::milliseconds(20);

struct Question {
  std::string host;
  std::mutex mutex;
  std::condition_variable answered;
  bool done = false;
  int error = 0;
  std::vector<std::string> addresses;
};

std::string TextOf(const addrinfo& entry) {
  char text[NI_MAXHOST];
  const int failed =
      getnameinfo(entry.ai_addr, entry.ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
  return failed == 0 ? text : "";
}

void Ask(const std::shared_ptr<Question>& question) {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(question->host.c_str(), nullptr, &hints, &found);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
  const std::lock_guard lock(question->mutex);
  for (const addrinfo* entry = found; error == 0 && entry != nullptr; entry = entry->ai_next) {
    if (std::string text = TextOf(*entry); !text.empty()) question->addresses.push_back(text);
  }
  question->error = error;
  question->done = true;
  question->answered.notify_all();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> Resolve(const std::string& host,
                                                 const base::Context& context,
                                                 const Endpoint& endpoint) {
  const auto question = std::make_shared<Question>();
  question->host = host;
  std::thread(&Ask, question).detach();
  base::AboutToBlock();
  std::unique_lock lock(question->mutex);
  while (!question->answered.wait_for(lock, kLookAtContext, [&] { return question->done; })) {
    if (absl::Status over = context.Check(); !over.ok()) {
      return HostNotFound(endpoint, host, std::string(over.message()));
    }
  }
  if (question->error != 0) return HostNotFound(endpoint, host, gai_strerror(question->error));
  return question->addresses;
}

}  // namespace http
