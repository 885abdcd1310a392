#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/schedule.hpp"

/// Units and currencies in the names of columns: 금액(원), value (KRW), 중량 (g).
namespace tarex::detail {

/// What a name says of the numbers below it.
struct SaidUnit {
  std::string unit;      ///< as it stands in the name; empty = none
  std::string currency;  ///< the unit is one currency: its code
  std::string mass;      ///< the unit is one of mass (mass_units.hpp), in capitals
  bool readable = true;  ///< false: thousands, a price per kilogram, several units
};

/// The unit in brackets at the end of a name, of its last or first word, or inside a Korean one
/// (결제금액원화).
[[nodiscard]] SaidUnit unit_said(std::string_view name);

/// An amount and the currency that stands behind its name.
struct CurrencyName {
  std::string column;    ///< canonical
  std::string currency;  ///< code
};
/// @return nothing if the name without its end is no amount's, or its end is no currency.
[[nodiscard]] std::optional<CurrencyName> amount_in_currency(std::string_view name,
                                                             const Schedule& schedule);

/// What a column is in, however its name is written.
enum class UnitOf { amount, kilograms, any_mass, millimetres, percent, anything };
/// Of a column of an entry line.
[[nodiscard]] UnitOf unit_of_column(std::string_view column, const Schedule& schedule);

/// Why numbers under a name cannot be those of a column.
struct UnitMisfit {
  std::string message;
  std::string hint;
};
/// @param column  that the name is said to mean, as messages call it
[[nodiscard]] std::optional<UnitMisfit> unit_misfit(std::string_view name, std::string_view column,
                                                    UnitOf unit);

}  // namespace tarex::detail
