#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tarex {

/// A generator of our own: the same numbers on every compiler and machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 16U) % limit;
  }
  const std::string& one_of(const std::vector<std::string>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace tarex
