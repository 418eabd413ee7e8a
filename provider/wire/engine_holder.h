// An engine that is made when it is first asked for, so that the handshake needn't wait for it.
#ifndef PROVIDER_WIRE_ENGINE_HOLDER_H_
#define PROVIDER_WIRE_ENGINE_HOLDER_H_

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "provider/engine/server.h"

namespace wire {

// Thread-safe. A factory that throws is asked again the next time.
class EngineHolder {
 public:
  explicit EngineHolder(std::function<std::unique_ptr<engine::Server>()> factory)
      : factory_(std::move(factory)) {}

  engine::Server& Get() {
    std::call_once(once_, [this] { engine_ = factory_(); });
    return *engine_;
  }

 private:
  std::function<std::unique_ptr<engine::Server>()> factory_;
  std::once_flag once_;
  std::unique_ptr<engine::Server> engine_;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_ENGINE_HOLDER_H_
