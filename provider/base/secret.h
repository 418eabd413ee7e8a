// A secret that can't be printed, formatted or copied into a string by accident.
#ifndef PROVIDER_BASE_SECRET_H_
#define PROVIDER_BASE_SECRET_H_

#include <string>
#include <string_view>

namespace base {

// Owns its bytes, wipes them at its end. Every Secret registers itself with the Redactor
// (redact.h), so that no log line or diagnostic shows it in any of its usual encodings.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view value);
  Secret(const Secret& other);
  Secret& operator=(const Secret& other);
  Secret(Secret&&) noexcept;
  Secret& operator=(Secret&&) noexcept;
  ~Secret();

  bool empty() const { return value_.empty(); }
  // The bytes themselves: for the rooms that put them on a wire (driver, HTTP), nowhere else.
  std::string_view Reveal() const { return value_; }
  // Takes the same time whatever the bytes.
  friend bool operator==(const Secret& a, const Secret& b);

  template <typename Sink>
  friend void AbslStringify(Sink&, const Secret&) = delete;
  template <typename Stream>
  friend Stream& operator<<(Stream&, const Secret&) = delete;

 private:
  std::string value_;
};

}  // namespace base

#endif  // PROVIDER_BASE_SECRET_H_
