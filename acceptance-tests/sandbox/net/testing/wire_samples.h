#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_WIRE_SAMPLES_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_WIRE_SAMPLES_H_

#include <string>
#include <vector>

#include "acceptance-tests/sandbox/net/testing/raw_client.h"

namespace sandbox {

// One step of a recorded conversation.
struct WireStep {
  bool from_client = false;
  Packet packet;
};

// A recorded conversation with a real front end.
struct WireSample {
  std::string name;
  // Whether the recording ends with the server hanging up.
  bool closed = false;
  std::vector<WireStep> steps;
};

// The samples of testdata/wire.json, in order. Empty if it cannot be read.
std::vector<WireSample> LoadWireSamples();

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_WIRE_SAMPLES_H_
