// Answers and requests of the test's server, put in words.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_ANSWERS_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_ANSWERS_H_

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"
#include "provider/clients/http/testing/server.h"

namespace http::testing {

inline Answer Empty(int status) {
  Answer answer;
  answer.status = status;
  return answer;
}

inline Answer Json(int status, const nlohmann::json& body) {
  Answer answer = Empty(status);
  answer.body = body.dump();
  return answer;
}

// Of a file with "status" and "body" (JSON, or the text itself). Throws if there is none.
inline Answer Recorded(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("no recording " + path);
  const nlohmann::json exchange = nlohmann::json::parse(in);
  const nlohmann::json& body = exchange.at("body");
  Answer answer = Json(exchange.at("status"), body);
  if (body.is_string()) answer.body = body.get<std::string>();
  return answer;
}

// The segments of a request's path, without its query and as escaped as they came.
inline std::vector<std::string> Segments(std::string target) {
  target = target.substr(0, target.find('?'));
  std::vector<std::string> segments;
  for (size_t at = 0; at < target.size();) {
    const size_t next = std::min(target.find('/', at + 1), target.size());
    segments.push_back(target.substr(at + 1, next - at - 1));
    at = next;
  }
  return segments;
}

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_ANSWERS_H_
