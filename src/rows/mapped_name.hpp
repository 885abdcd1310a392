#pragma once

#include "rows/name_units.hpp"

/// What the name of a column in the file says, where --columns says which column of an entry line
/// it is.
namespace tarex::detail {

/// The term of delivery that the name of a price says.
struct SaidTerm {
  std::string term;                  ///< CIF; empty = none
  std::optional<UnitMisfit> misfit;  ///< it says two
};
/// @param column  the price, as hints call it: value
[[nodiscard]] SaidTerm term_said(std::string_view name, std::string_view column);

struct MappedName {
  std::string currency;              ///< of an amount: the code
  std::string term;                  ///< of delivery, of a value: CIF
  std::optional<UnitMisfit> misfit;  ///< why it cannot be that column
};
/// @param column  canonical
[[nodiscard]] MappedName read_mapped_name(std::string_view name, std::string_view column,
                                          const Schedule& schedule);

}  // namespace tarex::detail
