#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tarex/country.hpp"
#include "tarex/date.hpp"
#include "tarex/facts.hpp"
#include "tarex/hs_code.hpp"
#include "tarex/money.hpp"
#include "tarex/schedule.hpp"

namespace tarex {

/// What the value of a line is of the customs value.
enum class ValueIs : std::uint8_t {
  whole,          ///< all of it
  at_least,       ///< nobody stated what brings the goods to the border, which belongs to it
  holds_freight,  ///< more than it: a freight that nobody stated, which does not belong to it
  holds_duties,   ///< more than it: a price with the duties in it
  holds_both,
};
/// The customs value is not known, and what is known is more.
[[nodiscard]] constexpr bool is_upper_bound(ValueIs value) {
  return value != ValueIs::whole && value != ValueIs::at_least;
}
/// The duties are paid out of it.
[[nodiscard]] constexpr bool holds_duties(ValueIs value) {
  return value == ValueIs::holds_duties || value == ValueIs::holds_both;
}

/// The most that a part nobody stated can be, or all parts of a whole together, where that is less
/// than the whole leaves them.
struct PartLimit {
  FactIndex of = kNoFact;  ///< a part, or a whole (kCustomsValueFact included)
  std::int64_t most = kUnbounded;
};

/// What a whole holds that is none of its parts: where that is nothing, the parts are all of it,
/// whatever they weigh.
struct WholeRest {
  FactIndex of = kNoFact;  ///< the whole; none = nobody knows what there is beside its parts
  std::int64_t least = 0;
  std::int64_t most = kUnbounded;
};

/// One line of a customs declaration, checked and in numbers. Made by `EntryReader`; the engine
/// reads nothing else.
struct EntryLine {
  HsCode code;  ///< 6 to 10 digits, in the schedule
  Country origin;
  Date date;    ///< of entry for consumption
  Money value;  ///< customs value, > 0, in the line's currency
  ValueIs value_is = ValueIs::whole;
  std::int64_t minor_unit =
      10'000;  ///< micro-units of the currency's smallest coin: 10,000 for cents, 1,000,000 for won
  /// Line currency per unit of the schedule's currency, in millionths; 1,000,000 where they are the
  /// same.
  std::int64_t fx_micro = kMicro;
  std::optional<DutyRate> base_rate;  ///< replaces the base rate actually due, after any preference
  /// Line currency per unit of the currency in which `base_rate` has an amount, in millionths; 0
  /// where that is the schedule's.
  std::int64_t base_rate_fx_micro = 0;
  Facts facts;
  std::vector<PartLimit> limits;  ///< of a bill of materials with gaps; else empty
  WholeRest rest;                 ///< likewise
  /// Likewise: contents are what the price leaves, so that less of a value holds less of them. Else
  /// they are stated, and no value is less than they are.
  bool contents_hang_on_value = false;
  /// Micro-units of what the value was brought to whole ones of, as customs does with an entry; 0 =
  /// it counts to the coin.
  std::int64_t whole_unit = 0;
  /// Unit of the fact `quantity`, index into Schedule::units; -1 = nobody states it: the first that
  /// the tariff counts the goods in, and a rate per kilogram goes by a stated net weight instead.
  std::int32_t quantity_unit = -1;
};

}  // namespace tarex
