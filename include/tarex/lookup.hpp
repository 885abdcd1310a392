#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tarex/country.hpp"
#include "tarex/schedule.hpp"

/// "Am I covered?": the measures whose lists name a code, or codes below it, over all dates.
namespace tarex {

/// One measure over one period, because of one entry of one list.
struct Coverage {
  const Measure* measure = nullptr;
  const MeasureVersion* version = nullptr;
  const CodeList* list = nullptr;  ///< nullptr where the scope is a chapter
  HsCode code;                     ///< as the list has it
  EffectivePeriod period;          ///< of the version and the list's entry together
  bool exempts = false;            ///< the measure is free: it stands in for another
  bool without_proof = false;      ///< only where no proof of origin is filed
  bool conditional = false;        ///< it hangs on facts
};

/// A list that names the code without any measure that uses it for this origin.
struct Listing {
  const CodeList* list = nullptr;
  HsCode code;
  EffectivePeriod period;
};

enum class CoverageAnswer { covered, covered_until, covered_from, never };

struct Lookup {
  HsCode code;
  Country origin;
  Date day;
  CoverageAnswer answer = CoverageAnswer::never;
  std::optional<Date> since;       ///< or until, or from: the day the answer speaks of
  std::vector<Coverage> coverage;  ///< charging measures first, by start
  std::vector<Listing> listings;   ///< the remaining lists
  std::vector<const TariffLine*> lines;
};

/// True if a version applies only to those who claim and prove something: it is no answer to "am I
/// covered?", but a way out.
[[nodiscard]] bool hangs_on_claim(const Schedule& schedule, const MeasureVersion& version);

/// @param code  2 to 10 digits
[[nodiscard]] Lookup look_up(const Schedule& schedule, HsCode code, Country origin, Date day);

}  // namespace tarex
