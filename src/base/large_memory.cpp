#include "base/large_memory.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tarex::detail {

LargeMemory::LargeMemory(std::size_t bytes, bool large_pages)
    : size_(bytes), bytes_(static_cast<std::byte*>(::operator new(bytes, kPage))) {
#ifdef MADV_HUGEPAGE
  if (large_pages) {
    madvise(bytes_.get(), bytes, MADV_HUGEPAGE);  // a wish: without it all is as before
  }
#else
  static_cast<void>(large_pages);
#endif
}

}  // namespace tarex::detail
