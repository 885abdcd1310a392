#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/json_text.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// `1,000 lines`, `1 line`: a number and what it counts, which takes an s.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view what);

/// What became of what came in.
struct Counts {
  std::uint64_t scored = 0;
  std::uint64_t ranges = 0;  ///< of the scored
  std::uint64_t rejected = 0;
  std::uint64_t baseline_rejected = 0;  ///< of bills that others are compared with
};

/// `1,000 lines: 997 scored (12 ranges), 3 rejected`.
[[nodiscard]] std::string counts_text(std::string_view what, const Counts& counts);

/// The same as the member `summary`; `baseline_rejected` where there are such.
void append_counts_json(JsonObject& object, std::string_view what, const Counts& counts);

/// The end of a document behind the last element of its first list: the counts, and the laws.
/// @param warnings  of all of it, before the counts; null where its elements have their own
/// @see append_laws
[[nodiscard]] std::string document_end(std::string_view what, const Counts& counts,
                                       std::span<const Schedule* const> laws,
                                       const std::vector<std::string>* warnings = nullptr);

}  // namespace tarex::detail
