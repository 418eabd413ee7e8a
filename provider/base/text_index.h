// Finds many fixed strings in a text with one walk over it.
#ifndef PROVIDER_BASE_TEXT_INDEX_H_
#define PROVIDER_BASE_TEXT_INDEX_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace base {

// Reading is thread-safe, adding is not.
class TextIndex {
 public:
  static constexpr std::size_t kShortest = 4;

  TextIndex() = default;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  // `pattern` of at least kShortest bytes; one that is there already changes nothing.
  void Add(std::string_view pattern);

  struct Span {
    std::size_t begin;
    std::size_t end;
  };
  // What the patterns cover, overlaps joined, in order.
  std::vector<Span> Find(std::string_view text) const;

 private:
  std::size_t LongestAt(std::string_view rest) const;  // 0 if none

  std::bitset<65536> starts_;  // by the first two bytes, which rules out nearly all places
  std::unordered_map<uint32_t, std::vector<std::string>> by_head_;  // by four bytes, longest first
};

}  // namespace base

#endif  // PROVIDER_BASE_TEXT_INDEX_H_
