// The methods that a plugin's server answers, by path.
#ifndef PROVIDER_WIRE_METHODS_H_
#define PROVIDER_WIRE_METHODS_H_

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "grpcpp/impl/codegen/proto_utils.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/status.h"

namespace wire {

// The caller of a method, for the time of its answer.
class Caller {
 public:
  virtual ~Caller() = default;
  // True once nobody waits for the answer any more. Cheap; thread-safe.
  virtual bool gone() const = 0;
  // Sends one message of a stream and waits until it is on its way; false if the caller is gone.
  virtual bool Write(const grpc::ByteBuffer& message) = 0;
};

// What became of a call: the status, and the message of an answer that is one.
struct Reply {
  grpc::Status status;
  grpc::ByteBuffer message;
};

// Answers one call with its first and only request, on a thread of the server's crew. Several run
// at once. Must not throw. An answer that is a stream uses Caller::Write() and leaves the reply's
// message invalid.
using Answering = std::function<Reply(grpc::ByteBuffer* request, Caller& caller)>;

// Path ("/package.Service/Method") -> how it is answered. Nothing at all: a stream on which nothing
// is ever sent, held until the caller or the server ends it. A path that isn't here is
// UNIMPLEMENTED.
using Methods = std::map<std::string, Answering>;

template <typename Message>
grpc::Status FromBytes(grpc::ByteBuffer* bytes, Message* message) {
  return grpc::SerializationTraits<Message>::Deserialize(bytes, message);
}

template <typename Message>
grpc::Status ToBytes(const Message& message, grpc::ByteBuffer* bytes) {
  bool own;
  return grpc::SerializationTraits<Message>::Serialize(message, bytes, &own);
}

// A method with one message as answer; `answer` is
// grpc::Status(const Request&, Caller&, Response*).
template <typename Request, typename Response, typename Answer>
Answering Unary(Answer answer) {
  return [answer = std::move(answer)](grpc::ByteBuffer* in, Caller& caller) {
    Request request;
    Reply reply{FromBytes(in, &request), {}};
    if (!reply.status.ok()) return reply;
    Response response;
    reply.status = answer(request, caller, &response);
    if (reply.status.ok()) reply.status = ToBytes(response, &reply.message);
    return reply;
  };
}

}  // namespace wire

#endif  // PROVIDER_WIRE_METHODS_H_
