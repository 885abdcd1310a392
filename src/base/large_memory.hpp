#pragma once

#include <cstddef>
#include <memory>
#include <new>

namespace tarex::detail {

/// Memory that is looked into at random.
class LargeMemory {
 public:
  /// @param bytes  nothing is in them at first
  /// @param large_pages  worth it where most of it comes to be used: the system then looks for its
  ///     pages less often, and takes some 2 MB at once
  /// Throws std::bad_alloc.
  LargeMemory(std::size_t bytes, bool large_pages);
  [[nodiscard]] std::byte* data() const { return bytes_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::align_val_t kPage{std::size_t{2} << 20};
  struct Delete {
    void operator()(std::byte* bytes) const { ::operator delete(bytes, kPage); }
  };
  std::size_t size_;
  std::unique_ptr<std::byte, Delete> bytes_;
};

}  // namespace tarex::detail
