#pragma once

#include <cstring>
#include <string>
#include <type_traits>

namespace tarex::detail {

/// Appends the bytes of a value, for keys that are only compared and never leave the program.
/// Precondition: the type has no padding.
template <class T>
void append_bytes(std::string& key, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  const std::size_t at = key.size();
  key.resize(at + sizeof value);
  std::memcpy(key.data() + at, &value, sizeof value);
}

}  // namespace tarex::detail
