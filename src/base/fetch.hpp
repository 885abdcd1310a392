#pragma once

#include <cstddef>

namespace tarex::detail {

/// Lines whose memory is fetched side by side, at most.
inline constexpr std::size_t kMostAhead = 32;

/// Asks for the memory at an address to be brought near, without waiting for it. Changes nothing;
/// the address need not be valid.
inline void fetch(const void* address) { __builtin_prefetch(address); }

}  // namespace tarex::detail
