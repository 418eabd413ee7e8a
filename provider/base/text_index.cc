#include "provider/base/text_index.h"

#include <algorithm>
#include <cstring>

namespace base {
namespace {

uint32_t HeadOf(std::string_view text) {
  uint32_t head;
  std::memcpy(&head, text.data(), sizeof head);
  return head;
}

uint16_t StartOf(std::string_view text) {
  uint16_t start;
  std::memcpy(&start, text.data(), sizeof start);
  return start;
}

}  // namespace

void TextIndex::Add(std::string_view pattern) {
  starts_.set(StartOf(pattern));
  std::vector<std::string>& bucket = by_head_[HeadOf(pattern)];
  const auto place =
      std::find_if(bucket.begin(), bucket.end(), [pattern](const std::string& other) {
        return other.size() < pattern.size() || other == pattern;
      });
  if (place != bucket.end() && *place == pattern) return;
  bucket.insert(place, std::string(pattern));
}

std::vector<TextIndex::Span> TextIndex::Find(std::string_view text) const {
  std::vector<Span> spans;
  for (std::size_t at = 0; at + kShortest <= text.size(); ++at) {
    if (!starts_.test(StartOf(text.substr(at)))) continue;
    const std::size_t length = LongestAt(text.substr(at));
    if (length == 0) continue;
    if (!spans.empty() && at <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, at + length);
    } else {
      spans.push_back({at, at + length});
    }
  }
  return spans;
}

std::size_t TextIndex::LongestAt(std::string_view rest) const {
  const auto bucket = by_head_.find(HeadOf(rest));
  if (bucket == by_head_.end()) return 0;
  for (const std::string& pattern : bucket->second) {
    if (rest.substr(0, pattern.size()) == pattern) return pattern.size();
  }
  return 0;
}

}  // namespace base
