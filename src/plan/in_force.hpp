#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "law/scope.hpp"
#include "tarex/plan.hpp"

/// Since when, and until when, a provision is charged on a code. Law is kept in versions; where the
/// next one says the same of a code, nothing ended there.
namespace tarex::detail {

/// The versions under which one heading charges the same rate on the same conditions.
class SameRate {
 public:
  SameRate() = default;
  /// @param version  of `measure`, which is one of the schedule's
  SameRate(const Schedule& schedule, const Measure& measure, const MeasureVersion& version);

  /// True if `around` answers the period of the version for all that it covers.
  [[nodiscard]] bool is_own_period() const { return own_; }
  /// The unbroken days around `day` on which one of the versions covers the code of that origin,
  /// and nothing without conditions stands before it in its family.
  /// @return nothing if that is not so on `day`, because what stands before it was displaced
  [[nodiscard]] std::optional<EffectivePeriod> around(Date day, HsCode code, Country origin) const;
  /// Codes of one listing (CodeLaw::listing) with the same key get the same answer on a day.
  [[nodiscard]] std::uint64_t key_of(std::uint32_t listing, Country origin) const;

 private:
  struct Version {
    const MeasureVersion* version = nullptr;
    std::uint16_t family = 0;
  };
  const Schedule* schedule_ = nullptr;
  std::vector<Version> versions_;
  std::vector<Version> before_;  ///< may stand before one of them
  std::vector<Date> turns_;      ///< on which one of either starts or ends, sorted
  ListSet lists_;                ///< that one of either asks for
  bool any_code_ = true;         ///< none of them tells codes apart
  bool own_ = false;
};

}  // namespace tarex::detail
