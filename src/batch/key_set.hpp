#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tarex::detail {

/// Different keys met before, 128 bits of each: two keys are taken for one with a chance below
/// 10^-20 for ten million entries.
class KeySet {
 public:
  /// @return true if the key is new.
  bool insert(std::string_view key);

 private:
  struct Mark {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
  };
  void grow();
  std::vector<Mark> slots_;
  std::size_t used_ = 0;
};

}  // namespace tarex::detail
