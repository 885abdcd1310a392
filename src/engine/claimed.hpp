#pragma once

#include <span>

#include "engine/explanation.hpp"

/// What a line comes to with facts claimed that it does not state.
namespace tarex::detail {

/// Works out the line with the facts claimed, on the answers of the exposure.
/// @param standing  on them; as it was afterwards
/// @param entry  see Evaluation::run
void run_claimed(Standing& standing, std::span<const NeededFact> needs, CourseNumber* entry,
                 Extremes& out);

/// The most that the line can cost with the facts claimed, whatever the open questions come to and
/// whichever code it is.
/// @param so_far  what it costs on the answers of the exposure
/// @param entry  of the code of the exposure, see Evaluation::run
[[nodiscard]] Money dearest_claimed(const Explained& what, std::span<const NeededFact> needs,
                                    Money so_far, CourseNumber* entry);

/// Of firms any of which would do for one measure, keeps those that save as much in all: other
/// measures on the line may have other rows. Whatever is kept of one paper goes with whatever is
/// kept of another.
/// @param saves  duty, fees and taxes together, with the first firm of each
void keep_what_saves(const Explained& what, Standing& standing, Money saves, NeededFacts& needs);

}  // namespace tarex::detail
