#include "acceptance-tests/sandbox/behaviour/hash_order.h"

#include <algorithm>
#include <string_view>

namespace sandbox::behaviour {
namespace {

uint32_t Spread(std::string_view key) {
  uint32_t hash = 0;
  for (unsigned char c : key) hash = 31 * hash + c;
  return hash ^ hash >> 16;
}

uint32_t TableSize(size_t entries, bool copied) {
  uint32_t size = copied ? 1 : 16;
  while (4 * entries > 3 * size) size *= 2;
  return size;
}

}  // namespace

Properties HashOrder(Properties properties, bool copied) {
  uint32_t mask = TableSize(properties.size(), copied) - 1;
  std::stable_sort(properties.begin(), properties.end(), [mask](const auto& a, const auto& b) {
    return (Spread(a.first) & mask) < (Spread(b.first) & mask);
  });
  return properties;
}

}  // namespace sandbox::behaviour
