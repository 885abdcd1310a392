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
  /// @param version  of `measure`, which is one of the schedule's
  SameRate(const Schedule& schedule, const Measure& measure, const MeasureVersion& version);

  /// True if `around` answers the period of the version for all that it covers.
  [[nodiscard]] bool is_own_period() const { return own_; }
  /// The unbroken days around `day` on which one of the versions covers the code of that origin,
  /// and nothing without conditions stands before it in its family.
  /// @return nothing if that is not so on `day`, because what stands before it was displaced
  [[nodiscard]] std::optional<EffectivePeriod> around(Date day, const CodeLaw& law,
                                                      Country origin) const;
  /// A hash of all of a code and an origin that `around` looks at.
  [[nodiscard]] std::uint64_t key_of(const CodeLaw& law, Country origin) const;

 private:
  struct Version {
    const MeasureVersion* version = nullptr;
    std::uint16_t family = 0;
  };
  std::vector<Version> versions_;
  std::vector<Version> before_;  ///< may stand before one of them
  std::vector<Date> turns_;      ///< on which one of either starts or ends, sorted
  ListSet lists_;                ///< that one of either asks for
  bool asks_chapter_ = false;    ///< … or for chapters
  bool own_ = false;
};

}  // namespace tarex::detail
