#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/in_force.hpp"
#include "report/by_address.hpp"
#include "report/text_pen.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {

/// Characters of `,"from":"2026-04-06","to":"2027-01-01"`, and some.
inline constexpr std::size_t kLongestPeriod = 48;

/// What the JSON of a line says of versions of measures. All but the figures is the same whenever a
/// version is met again, so it is put together once and copied from then on. One per thread; the
/// schedules it met must outlive it.
class MeasureJson {
 public:
  /// An element of `duties`, `fees` or `taxes`.
  void put_charge(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                  const Plan& plan, const DutyLine& duty);
  /// An element of `not_charged`.
  void put_not_charged(TextPen& out, const LineAssessment& assessment, const Plan& plan,
                       const NotCharged& entry);
  /// The heading of a measure: that of the tariff line for a base duty, its own otherwise.
  void put_heading(TextPen& out, const LineAssessment& assessment, const Plan& plan,
                   RuleIndex rule);
  /// `,"title":…}` of a relief, with the rate where it hangs on a row of parties.
  void put_relief_tail(TextPen& out, const Plan& plan, RuleIndex rule);

 private:
  /// The text of a version, and where its parts are; they follow one another.
  struct Words {
    std::string text;
    bool of_tariff_line = false;  ///< its heading is that of the tariff line
    std::string_view head;        ///< `{"measure":…,"heading":`
    std::string_view heading;     ///< a JSON string; empty where it is the tariff line's
    std::string_view to_basis;    ///< `,"program":…,"basis_value":`
    std::string_view title;       ///< `,"title":…`, a part of `to_basis`
    std::string_view rate;        ///< `,"rate":…,"amount":`; empty where the tariff prints it
    std::string_view citation;    ///< `,"citation":…`
    std::string_view period;      ///< `,"from":…,"to":…` of the version
    /// … and what tells whether that is the whole of it; made when the version is first charged.
    mutable std::unique_ptr<const SameRate> same_rate;
    std::string_view instead_of;  ///< a JSON string
    std::string_view relief_end;  ///< what follows the title of a relief
  };
  [[nodiscard]] static Words make(const Schedule& schedule, const Rule& rule);
  [[nodiscard]] const Words& words_of(const Plan& plan, RuleIndex rule);
  /// `,"from":…,"to":…`: since when and until when the rule's rate is charged on the line's code.
  [[nodiscard]] std::string_view period_of(const Words& words, const Plan& plan, const Rule& rule,
                                           const EntryLine& entry, const CodeLaw& law);

  struct KeptPeriod {
    const MeasureVersion* version = nullptr;
    std::uint64_t key = 0;  ///< SameRate::key_of
    EffectivePeriod days;   ///< of entry that have it
    std::uint8_t size = 0;
    char text[kLongestPeriod];
  };
  static constexpr std::size_t kPeriodsKept = 1024;
  ByAddress<Words> words_;
  std::vector<KeptPeriod> periods_;  ///< by a hash of what they belong to; the last one stays
  std::string scratch_;
};

}  // namespace tarex::detail
