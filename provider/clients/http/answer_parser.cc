#include "provider/clients/http/answer_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <utility>

namespace http {
namespace {

namespace beast = boost::beast;
using Parser = beast::http::response_parser<beast::http::string_body>;

constexpr std::uint32_t kMaxHead = 64 * 1024;

std::string Field(const Parser::value_type& message, beast::http::field name) {
  const auto value = message[name];
  return std::string(value.data(), value.size());
}

bool IsLimit(const beast::error_code& error) {
  return error == beast::http::error::header_limit || error == beast::http::error::body_limit ||
         error == beast::http::error::buffer_overflow;
}

}  // namespace

class AnswerParser::Impl {
 public:
  Impl(std::size_t max_body, bool no_body) : max_body_(max_body), no_body_(no_body) { Restart(); }

  State Put(std::string_view bytes) {
    boost::asio::buffer_copy(buffer_.prepare(bytes.size()),
                             boost::asio::buffer(bytes.data(), bytes.size()));
    buffer_.commit(bytes.size());
    begun_ = begun_ || !bytes.empty();
    return Parse();
  }

  State End() {
    if (!parser_->got_some()) return State::kMore;
    beast::error_code error;
    parser_->put_eof(error);
    return parser_->is_done() ? State::kDone : State::kMore;
  }

  Answer Take() {
    auto& message = parser_->get();
    return {static_cast<int>(message.result_int()),
            Field(message, beast::http::field::content_type),
            Field(message, beast::http::field::location), std::move(message.body())};
  }

  bool KeepsConnection() const { return parser_->get().keep_alive() && buffer_.size() == 0; }
  bool begun() const { return begun_; }
  const std::string& words() const { return words_; }

 private:
  void Restart() {
    parser_.emplace();
    parser_->header_limit(kMaxHead);
    parser_->body_limit(max_body_);
    parser_->eager(true);
    if (no_body_) parser_->skip(true);
  }

  bool IsInterim() const { return parser_->is_done() && parser_->get().result_int() / 100 == 1; }

  State Parse() {
    while (buffer_.size() > 0 && !parser_->is_done()) {
      beast::error_code error;
      buffer_.consume(parser_->put(buffer_.data(), error));
      if (error == beast::http::error::need_more) return State::kMore;
      if (error) return Refuse(error);
      if (IsTooLong()) return State::kTooLong;
      if (IsInterim()) Restart();
    }
    return parser_->is_done() ? State::kDone : State::kMore;
  }

  // Beast forgets its own limit when the head and the body come together.
  bool IsTooLong() const {
    const auto announced = parser_->content_length();
    return parser_->get().body().size() > max_body_ ||
           (!no_body_ && announced && *announced > max_body_);
  }

  State Refuse(const beast::error_code& error) {
    words_ = error.message();
    return IsLimit(error) ? State::kTooLong : State::kBad;
  }

  std::size_t max_body_;
  bool no_body_;
  bool begun_ = false;
  std::optional<Parser> parser_;
  beast::flat_buffer buffer_;
  std::string words_;
};

AnswerParser::AnswerParser(std::size_t max_body, bool no_body)
    : impl_(std::make_unique<Impl>(max_body, no_body)) {}
AnswerParser::~AnswerParser() = default;
AnswerParser::State AnswerParser::Put(std::string_view bytes) { return impl_->Put(bytes); }
AnswerParser::State AnswerParser::End() { return impl_->End(); }
bool AnswerParser::Begun() const { return impl_->begun(); }
const std::string& AnswerParser::words() const { return impl_->words(); }
Answer AnswerParser::Take() { return impl_->Take(); }
bool AnswerParser::KeepsConnection() const { return impl_->KeepsConnection(); }

}  // namespace http
