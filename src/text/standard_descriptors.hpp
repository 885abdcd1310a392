#pragma once

namespace tarex {

/// Occupies those of standard input, output and error that are closed, so that no file which is
/// opened later gets their number and what is meant for them. Reading and writing fail on them as
/// before (EBADF). Call before anything is opened.
void occupy_standard_descriptors() noexcept;

/// True if what is open there can be written to.
[[nodiscard]] bool is_writable(int descriptor) noexcept;

}  // namespace tarex
