// One call of a server, from its arrival to its end.
#ifndef PROVIDER_WIRE_SERVER_CALL_H_
#define PROVIDER_WIRE_SERVER_CALL_H_

#include "grpcpp/completion_queue.h"
#include "grpcpp/generic/async_generic_service.h"
#include "provider/wire/methods.h"

namespace wire {

// What calls arrive at. All must outlive the queue's end.
struct Reception {
  grpc::AsyncGenericService* service;
  grpc::ServerCompletionQueue* queue;
  const Methods* methods;
};

// Waits for a call and, when it comes, for the next one; each ends by itself. The queue's tags are
// base::Event.
void AwaitCalls(const Reception& reception);

}  // namespace wire

#endif  // PROVIDER_WIRE_SERVER_CALL_H_
