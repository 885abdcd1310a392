#pragma once

#include "bom/open_line.hpp"

/// What a bill claims by itself: shares of domestic metal, and countries that a relief asks for.
namespace tarex::detail {

/// Claims that hang on what is missing: the most that they save is the least the line may come to.
/// Where one costs more than it saves, that is what the line shows.
/// @param known  facts without what is supposed of components of no known material
void claim_open(const BillAnswers& answers, const Facts& known, OpenLine& line);

/// Says where what the bill claims for certain costs more than it saves.
void warn_of_dear_claims(const BillAnswers& answers, OpenLine& line);

}  // namespace tarex::detail
