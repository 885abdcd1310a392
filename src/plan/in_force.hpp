#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "law/scope.hpp"
#include "tarex/plan.hpp"

/// Since when, and until when, a provision is charged on a code. Law is kept in versions; where the
/// next one says the same of a code, nothing ended there.
namespace tarex::detail {

/// Unbroken days of one rate.
struct InForce {
  EffectivePeriod period;
  /// The days around the one asked about that have the same answer. All of `period`, unless
  /// something of another family was left aside: of what is, another day in it may say otherwise.
  EffectivePeriod alike;
};

/// The versions under which one heading charges the same rate on the same conditions.
class SameRate {
 public:
  /// @param version  of `measure`, which is one of the schedule's
  SameRate(const Schedule& schedule, const Measure& measure, const MeasureVersion& version);

  /// True if `around` answers the period of the version for all that it covers.
  [[nodiscard]] bool is_own_period() const { return own_; }
  /// The unbroken days around `day` on which one of the versions covers the code of that origin,
  /// and nothing without conditions stands before it: in its family, by displacing it, or by being
  /// charged on the whole value where this one takes the rest. Other families are left aside where
  /// one of them stands before it on `day`, because that was displaced.
  /// @return nothing if one of its own family does on `day`, likewise
  [[nodiscard]] std::optional<InForce> around(Date day, const CodeLaw& law, Country origin) const;
  /// A hash of all of a code and an origin that `around` looks at.
  [[nodiscard]] std::uint64_t key_of(const CodeLaw& law, Country origin) const;

 private:
  struct Before {
    const MeasureVersion* version = nullptr;
    EffectivePeriod period;              ///< in which it stands before
    const MeasureVersion* of = nullptr;  ///< the one of versions_ before which it stands
    bool is_family = false;              ///< … in the family of that one
  };
  void find_before(const Schedule& schedule, const Measure& measure, const MeasureVersion& version);

  std::vector<const MeasureVersion*> versions_;
  std::vector<Before> before_;
  std::vector<Date> turns_;    ///< on which one of either starts or ends, sorted
  ListSet lists_;              ///< that one of either asks for
  bool asks_chapter_ = false;  ///< … or for chapters
  bool own_ = false;
};

}  // namespace tarex::detail
