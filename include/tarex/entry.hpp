#pragma once

#include <optional>

#include "tarex/country.hpp"
#include "tarex/date.hpp"
#include "tarex/facts.hpp"
#include "tarex/hs_code.hpp"
#include "tarex/money.hpp"
#include "tarex/schedule.hpp"

namespace tarex {

/// One line of a customs declaration, checked and in numbers. Made by `EntryReader`; the engine
/// reads nothing else.
struct EntryLine {
  HsCode code;  ///< 6 to 10 digits, in the schedule
  Country origin;
  Date date;                ///< of entry for consumption
  Money value;              ///< customs value, > 0, in the line's currency
  bool value_open = false;  ///< … at least: nobody stated what brings the goods to the border
  std::int64_t minor_unit =
      10'000;  ///< micro-units of the currency's smallest coin: 10,000 for cents, 1,000,000 for won
  /// Line currency per unit of the schedule's currency, in millionths; 1,000,000 where they are the
  /// same.
  std::int64_t fx_micro = kMicro;
  std::optional<DutyRate> base_rate;  ///< replaces the base rate actually due, after any preference
  Facts facts;
  /// Unit of the fact `quantity`, index into Schedule::units; -1 = the unit the rate is printed in.
  std::int32_t quantity_unit = -1;
};

}  // namespace tarex
