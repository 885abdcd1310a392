#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/schedule.hpp"

/// Whether a law says what goods pay when nothing special holds for them.
namespace tarex::detail {

/// Goods for which no base rate is sure to be in force: they would pay nothing without a word.
struct BaseGap {
  Date from;
  Country origin;          ///< the first by its letters
  std::size_t others = 0;  ///< countries for which it is so as well
  bool every = false;      ///< these are all there are
  HsCode code;
};

/// The first such gap on any day on which law changes. A base rate is sure where a measure of that
/// kind has no conditions, or where two ask for one thing and for its opposite.
/// @return nothing if there is no gap, or the tariff has no line
[[nodiscard]] std::optional<BaseGap> find_base_gap(const Schedule& schedule);

[[nodiscard]] std::string to_text(const BaseGap& gap);
/// How a law avoids one.
inline constexpr std::string_view kBaseHint =
    "a base measure without conditions says what is charged where no other is: \"free\" is a rate";

}  // namespace tarex::detail
