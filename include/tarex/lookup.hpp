#pragma once

#include <optional>
#include <vector>

#include "tarex/country.hpp"
#include "tarex/schedule.hpp"

/// "Am I covered?": the measures whose lists name a code, or codes below it, over all dates.
namespace tarex {

/// One measure over one period, because of one entry of one list.
struct Coverage {
  const Measure* measure = nullptr;
  const MeasureVersion* version = nullptr;
  const CodeList* list = nullptr;  ///< nullptr where the scope is all codes, or chapters
  HsCode code;                     ///< as the list has it; of a scope without lists the chapter
  /// Of the version and the list's entry together, less the days on which another measure of the
  /// family always takes its place.
  EffectivePeriod period;
  bool exempts = false;        ///< the measure is free: it stands in for another
  bool without_proof = false;  ///< only where no proof of origin is filed
  bool claimed = false;        ///< only where something is claimed and proved: a way out
  /// Facts that are taken as not so, of which one must be so.
  std::vector<FactIndex> only_if;
  bool conditional = false;  ///< it hangs on facts
};

/// A list that names the code without any measure that uses it for this origin.
struct Listing {
  const CodeList* list = nullptr;
  HsCode code;
  EffectivePeriod period;
};

enum class CoverageAnswer {
  covered,
  covered_in_part,  ///< some of the codes below it
  covered_until,
  covered_from,
  never
};

struct Lookup {
  HsCode code;
  Country origin;
  Date day;
  CoverageAnswer answer = CoverageAnswer::never;
  /// The day the answer speaks of: since when all codes covered on `day` have been so without a
  /// break; or since when none of them is any more; or from when some will be.
  std::optional<Date> since;
  std::vector<HsCode> codes;       ///< of the schedule that it stands for, as a quote counts them
  std::vector<HsCode> covered;     ///< those of them that are covered on `day`
  std::vector<HsCode> then;        ///< where none is: those that were last, or will be first
  std::vector<Coverage> coverage;  ///< charging measures first, by start
  std::vector<Coverage> on_all;    ///< duties on every article, in force on `day`
  std::vector<Listing> listings;   ///< the remaining lists
  std::vector<const TariffLine*> lines;
  /// What is to be minded of any of the codes on `day`, whatever a line of it states: law whose
  /// lists are not known, and the like.
  std::vector<const Watch*> watches;
};

/// A measure by which a code counts as covered: no tax or fee that everything pays, no exemption,
/// nothing that must be claimed or is taken as not so, nothing that only a missing paper brings.
[[nodiscard]] bool is_covered_by(const Coverage& coverage);

/// @param code  2 to 10 digits
/// @param day  on which the law inside can be asked (rows/verified.hpp)
[[nodiscard]] Lookup look_up(const Schedule& schedule, HsCode code, Country origin, Date day);

}  // namespace tarex
