#pragma once

#include <map>
#include <vector>

#include "tarex/schedule.hpp"

/// When a measure cannot be charged on goods although its own words cover them: another of its
/// family stands in front of it, one of an earlier family displaces it, or its lists of exceptions
/// name them.
namespace tarex::detail {

/// Works out such days for one origin. Keeps what it found of each version.
class Overshadowed {
 public:
  /// @param schedule  must outlive it
  Overshadowed(const Schedule& schedule, Country origin) : schedule_(schedule), origin_(origin) {}

  /// What is left of a period of a version, in parts that do not touch, by start.
  /// @param code  the goods: another version takes them away only where it covers all of them
  [[nodiscard]] std::vector<EffectivePeriod> left_of(const Measure& measure,
                                                     const MeasureVersion& version, HsCode code,
                                                     EffectivePeriod period);

 private:
  struct Rival {
    const MeasureVersion* version = nullptr;
    EffectivePeriod period;  ///< in which it stands in front
    /// Those that may stand in front of the rival itself and leave the measure alone.
    std::vector<const MeasureVersion*> but_for;
  };
  /// Versions that apply, to the codes they cover, wherever this one does, and take its place.
  [[nodiscard]] const std::vector<Rival>& rivals_of(const Measure& measure,
                                                    const MeasureVersion& version);
  void add_displacing(const Measure& measure, const MeasureVersion& version,
                      std::vector<Rival>& out) const;
  /// The days of a period on which a version covers the whole of a code.
  [[nodiscard]] std::vector<EffectivePeriod> covering(const MeasureVersion& version, HsCode code,
                                                      const EffectivePeriod& period) const;
  void add_exceptions(const Displacement& displacement, const Measure& measure, Rival& rival) const;
  /// Of a measure in the schedule.
  [[nodiscard]] std::size_t place_of(const Measure& measure) const;
  [[nodiscard]] bool gives_way_no_sooner(const Measure& rival, const Measure& measure,
                                         EffectivePeriod period) const;

  const Schedule& schedule_;
  Country origin_;
  std::map<const MeasureVersion*, std::vector<Rival>> rivals_;
};

}  // namespace tarex::detail
