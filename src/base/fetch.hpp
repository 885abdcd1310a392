#pragma once

namespace tarex::detail {

/// Asks for the memory at an address to be brought near, without waiting for it. Changes nothing;
/// the address need not be valid.
inline void fetch(const void* address) { __builtin_prefetch(address); }

}  // namespace tarex::detail
