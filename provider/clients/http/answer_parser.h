// Bytes from a server to an answer. No network here.
#ifndef PROVIDER_CLIENTS_HTTP_ANSWER_PARSER_H_
#define PROVIDER_CLIENTS_HTTP_ANSWER_PARSER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace http {

struct Answer {
  int status = 0;
  std::string content_type, location, body;
};

// Reads one answer of HTTP/1.0 or 1.1, chunked ones included; interim answers (1xx) are skipped.
class AnswerParser {
 public:
  enum class State {
    kMore,     // not complete
    kDone,     // complete
    kBad,      // this is no answer; words() says why
    kTooLong,  // head over 64 KiB or body over the limit
  };

  // `no_body`: the answer has none whatever its head says (to HEAD, CONNECT).
  AnswerParser(std::size_t max_body, bool no_body);
  ~AnswerParser();

  State Put(std::string_view bytes);
  // The server has ended the connection: kDone if that is how it ends its body, else kMore.
  State End();

  // Whether a byte of the answer has come.
  bool Begun() const;
  const std::string& words() const;
  // After kDone.
  Answer Take();
  // After kDone: the connection can be used again, and nothing came that nobody asked for.
  bool KeepsConnection() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_ANSWER_PARSER_H_
