#pragma once

#include <span>
#include <string>
#include <vector>

#include "bom/case.hpp"

/// Where the metal of a product was melted, smelted and cast, as its components say.
namespace tarex::detail {

/// What the components of one metal say to one fact of the law.
struct SaidCountries {
  std::vector<std::string> countries;  ///< of those of the metal, each once
  bool complete = true;                ///< each of those says one
  /// Of components of no known material, and of rests of the metal that may be absent; each once.
  std::vector<std::string> may_be;
  bool may_say_none = false;  ///< one of these says nothing
  std::string why;            ///< what is missing of those that say something, or else of all
};

/// @param member   what answers the fact; where it is blank, the country of melt does
/// @param changes  made to the rows
[[nodiscard]] SaidCountries made_in(std::span<const BomRow> rows, std::size_t material,
                                    std::string Made::*member, std::string_view destination,
                                    std::span<const BomChange> changes);

/// Adds what the bill answers to one fact on the country of a metal: a country where all components
/// agree, a choice where they do not, and what hangs on a component that may not be of it.
void answer_country(const FactSpec& spec, FactIndex fact, const SaidCountries& made,
                    BillAnswers& out);

}  // namespace tarex::detail
