#pragma once

#include <cstdint>

#include "tarex/entry_reader.hpp"

/// The rate that brings amounts of a line into US dollars.
namespace tarex::detail {

/// Units of the line's currency per 1 US dollar, in millionths: as the line states it, else as the
/// defaults do; 0 = nobody said.
[[nodiscard]] std::int64_t per_dollar_of(const InputLine& line, const EntryDefaults& defaults);

}  // namespace tarex::detail
