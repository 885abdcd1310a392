#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace tarex {

/// Text that lives until `clear`, and stays where it is. Keeps its memory for the next round, so
/// that a loop over lines does not allocate.
class TextArena {
 public:
  /// Room for `size` characters that the caller fills.
  [[nodiscard]] char* room(std::size_t size) {
    while (current_ < chunks_.size() && chunks_[current_].size - used_ < size) {
      ++current_;
      used_ = 0;
    }
    if (current_ == chunks_.size()) {
      const std::size_t wanted = size > kChunk ? size : kChunk;
      chunks_.push_back({std::make_unique<char[]>(wanted), wanted});
    }
    char* at = chunks_[current_].bytes.get() + used_;
    used_ += size;
    return at;
  }
  /// Gives back the last `size` characters of the room taken last.
  void give_back(std::size_t size) { used_ -= size; }
  /// A copy of `text`.
  [[nodiscard]] std::string_view keep(std::string_view text) {
    char* at = room(text.size());
    if (!text.empty()) {
      std::memcpy(at, text.data(), text.size());
    }
    return {at, text.size()};
  }
  void clear() {
    current_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t kChunk = 4096;
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Chunk> chunks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

}  // namespace tarex
