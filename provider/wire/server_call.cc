#include "provider/wire/server_call.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "provider/base/crew.h"

namespace wire {
namespace {

// An event that somebody waits for.
class Awaited final : public base::Event {
 public:
  void Happened(bool ok) override {
    const std::lock_guard lock(mutex_);  // whoever waits destroys this
    ok_ = ok;
    happened_.notify_one();
  }
  bool Wait() {
    base::AboutToBlock();
    std::unique_lock lock(mutex_);
    happened_.wait(lock, [this] { return ok_.has_value(); });
    return *ok_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable happened_;
  std::optional<bool> ok_;
};

// Deletes itself once gRPC has said that the call is over and nothing of ours is under way.
class ServerCall final : public Caller {
 public:
  explicit ServerCall(const Reception& reception) : reception_(reception) {
    context_.AsyncNotifyWhenDone(&over_);
    reception_.service->RequestCall(&context_, &stream_, reception_.queue, reception_.queue,
                                    &arrived_);
  }

  bool gone() const override { return gone_; }

  bool Write(const grpc::ByteBuffer& message) override {
    Awaited written;
    stream_.Write(message, &written);
    return written.Wait();
  }

 private:
  // An event that is one of the call's steps.
  template <void (ServerCall::*step)(bool ok)>
  class Step final : public base::Event {
   public:
    explicit Step(ServerCall* call) : call_(call) {}
    void Happened(bool ok) override { (call_->*step)(ok); }

   private:
    ServerCall* call_;
  };

  void Arrived(bool ok) {
    if (!ok) {  // the server ends; for a call that never came nothing else is said
      delete this;
      return;
    }
    AwaitCalls(reception_);
    const auto method = reception_.methods->find(context_.method());
    if (method == reception_.methods->end()) {
      stream_.Finish({grpc::StatusCode::UNIMPLEMENTED, ""}, &finished_);
    } else if (!method->second) {
      Release();
    } else {
      answering_ = &method->second;
      stream_.Read(&request_, &read_);
    }
  }

  void Read(bool ok) {
    if (!ok) {
      stream_.Finish({grpc::StatusCode::INTERNAL, "the call has no request"}, &finished_);
      return;
    }
    Reply reply = (*answering_)(&request_, *this);
    request_.Clear();
    if (reply.status.ok() && reply.message.Valid()) {
      stream_.WriteAndFinish(reply.message, grpc::WriteOptions(), reply.status, &finished_);
    } else {
      stream_.Finish(reply.status, &finished_);
    }
  }

  void Finished(bool) { Release(); }

  void Over(bool) {
    gone_ = context_.IsCancelled();
    Release();
  }

  void Release() {
    if (--users_ == 0) delete this;
  }

  const Reception reception_;
  grpc::GenericServerContext context_;
  grpc::GenericServerAsyncReaderWriter stream_{&context_};
  grpc::ByteBuffer request_;
  const Answering* answering_ = nullptr;
  std::atomic<bool> gone_ = false;
  std::atomic<int> users_ = 2;  // gRPC until the call is over, we until we are through
  Step<&ServerCall::Arrived> arrived_{this};
  Step<&ServerCall::Read> read_{this};
  Step<&ServerCall::Finished> finished_{this};
  Step<&ServerCall::Over> over_{this};
};

}  // namespace

void AwaitCalls(const Reception& reception) {
  new ServerCall(reception);  // owned by the events to come
}

}  // namespace wire
