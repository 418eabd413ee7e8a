// A schema registry that keeps subjects in memory and answers with Confluent's codes where
// Apicurio, from which the recordings are, answers otherwise.
#ifndef PROVIDER_CLIENTS_SCHEMA_REGISTRY_TESTING_FAKE_REGISTRY_H_
#define PROVIDER_CLIENTS_SCHEMA_REGISTRY_TESTING_FAKE_REGISTRY_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"
#include "provider/clients/http/testing/server.h"

namespace schema_registry::testing {

class FakeRegistry {
 public:
  struct Entry {
    int64_t id = 0;
    nlohmann::json body;  // schema, schemaType, references as they were sent
    bool deleted = false;
  };
  using Versions = std::map<int64_t, Entry>;

  struct Faults {
    std::vector<std::string> incompatible;  // the reasons for which everything is incompatible
    bool invalid = false;                   // every schema is refused with 42201
    bool referenced = false;                // subjects can't be deleted (42206)
  };

  FakeRegistry();

  std::string url() const { return server_.url(); }
  std::vector<http::testing::Seen> seen() const { return server_.seen(); }
  Faults& faults() { return faults_; }
  std::map<std::string, Versions>& subjects() { return subjects_; }
  std::map<std::string, std::string>& levels() { return levels_; }  // "" = the registry's own

 private:
  using Answer = http::testing::Answer;
  Answer Handle(const http::testing::Seen& seen);
  Answer Subject(const http::testing::Seen& seen, const std::vector<std::string>& path);
  Answer Register(const std::string& subject, const nlohmann::json& body);
  Answer Lookup(const std::string& subject, const nlohmann::json& body) const;
  Answer Delete(const std::string& subject, bool permanent);
  Answer Get(const std::string& subject, const std::vector<std::string>& path) const;
  Answer Level(const http::testing::Seen& seen, const std::string& subject);
  bool IsLive(const std::string& subject) const;

  std::mutex mutex_;  // held while a request is handled
  Faults faults_;
  std::map<std::string, Versions> subjects_;
  std::map<std::string, std::string> levels_ = {{"", "BACKWARD"}};
  std::map<std::string, int64_t> ids_;  // by content
  http::testing::Server server_;
};

}  // namespace schema_registry::testing

#endif  // PROVIDER_CLIENTS_SCHEMA_REGISTRY_TESTING_FAKE_REGISTRY_H_
