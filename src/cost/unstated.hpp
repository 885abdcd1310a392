#pragma once

#include <vector>

#include "tarex/schedule.hpp"

/// What the conditions of a provision come to for someone who states nothing.
namespace tarex::detail {

enum class Unstated : std::uint8_t {
  open,     ///< it may apply: nothing that is taken for granted stands against it
  claimed,  ///< it cannot apply: something must be claimed and proved
  assumed,  ///< it cannot apply: a fact is taken as not so
};

/// The proof of origin is left aside: it is taken as filed for the country of origin.
/// @param code  the goods, whose lists on all days of the period count
[[nodiscard]] Unstated if_nothing_stated(const Schedule& schedule,
                                         const std::vector<Condition>& when, HsCode code,
                                         const EffectivePeriod& period);

/// The facts that are taken as not so and that the conditions look at, in their order.
[[nodiscard]] std::vector<FactIndex> assumed_facts(const Schedule& schedule,
                                                   const std::vector<Condition>& when);

/// True if the conditions cannot all hold for goods of the code on any day of the period, whatever
/// is stated: the lists on which the code stands speak against it.
[[nodiscard]] bool ruled_out_by_code(const Schedule& schedule, const std::vector<Condition>& when,
                                     HsCode code, const EffectivePeriod& period);

}  // namespace tarex::detail
