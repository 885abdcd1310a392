#include "batch/key_set.hpp"

#include <algorithm>
#include <cstring>

namespace tarex::detail {
namespace {

std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93U;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93U;
  return x ^ (x >> 32);
}

}  // namespace

bool KeySet::insert(std::string_view key) {
  if (used_ * 3 >= slots_.size() * 2) {
    grow();
  }
  Mark mark{0x243F6A8885A308D3U + key.size(), 0x13198A2E03707344U};
  while (!key.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(key.size(), sizeof word);
    std::memcpy(&word, key.data(), size);
    key.remove_prefix(size);
    mark.a = mixed(mark.a ^ word);
    mark.b = mixed(mark.b + word * 0x9E3779B97F4A7C15U);
  }
  mark.a |= mark.a == 0 && mark.b == 0 ? 1U : 0U;
  for (std::size_t at = mark.a & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Mark& slot = slots_[at];
    if (slot.a == 0 && slot.b == 0) {
      slot = mark;
      ++used_;
      return true;
    }
    if (slot.a == mark.a && slot.b == mark.b) {
      return false;
    }
  }
}

void KeySet::grow() {
  std::vector<Mark> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  for (const Mark& mark : old) {
    if (mark.a == 0 && mark.b == 0) {
      continue;
    }
    std::size_t at = mark.a & (slots_.size() - 1);
    while (slots_[at].a != 0 || slots_[at].b != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = mark;
  }
}

}  // namespace tarex::detail
