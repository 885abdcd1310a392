#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/lookup.hpp"

/// What a lookup says of a code, and in which part of the answer a measure stands.
namespace tarex::detail {

enum class CoveragePart {
  charged,
  charged_instead,  ///< if it is claimed and proved
  only_if,          ///< if a fact is so that is taken as not so
  without_proof,    ///< where no proof of origin is filed
  free
};

[[nodiscard]] CoveragePart part_of(const Coverage& coverage);

/// The day past the one that the law was verified through, and what is to be minded of the code.
[[nodiscard]] std::vector<std::string> lookup_warnings(const Lookup& lookup,
                                                       const Schedule& schedule);

/// "charged", "charged_instead", …: words for programs.
[[nodiscard]] std::string_view part_word(CoveragePart part);
/// "covered", "was_covered", …
[[nodiscard]] std::string_view answer_word(CoverageAnswer answer);

}  // namespace tarex::detail
