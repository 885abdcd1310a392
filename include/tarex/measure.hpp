#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tarex/citation.hpp"
#include "tarex/condition.hpp"
#include "tarex/country.hpp"
#include "tarex/date.hpp"
#include "tarex/facts.hpp"
#include "tarex/money.hpp"

/// One provision of law and the closed set of ways in which provisions can work. `data/README.md`
/// shows the same set as JSON. A mechanism's meaning is frozen once released; changed law gets a
/// new alternative.
namespace tarex {

// ---- Duty basis ----

struct CustomsValue {};
/// A declared content value, e.g. of the steel.
struct ContentValue {
  FactIndex fact = kNoFact;
};
/// Customs value less what the selected measures are charged on, and less the basis of those that
/// apply though they charge nothing.
struct RemainderOf {
  Selection by;
  Selection even_free;
};
/// Customs value less a declared share of it, the share counted up to `cap`.
struct ValueLessShare {
  FactIndex fact = kNoFact;
  Rate cap;
};
/// That share itself.
struct ValueShare {
  FactIndex fact = kNoFact;
  Rate cap;
};
/// A declared amount, e.g. the value of a repair.
struct DeclaredAmount {
  FactIndex fact = kNoFact;
};
/// Customs value less a declared amount.
struct ValueLessAmount {
  FactIndex fact = kNoFact;
};
/// Customs value plus all duties charged before.
struct ValuePlusDuties {};
using DutyBasis = std::variant<CustomsValue, ContentValue, RemainderOf, ValueLessShare, ValueShare,
                               DeclaredAmount, ValueLessAmount, ValuePlusDuties>;

// ---- Rates ----

struct Free {
  friend bool operator==(const Free&, const Free&) = default;
};
struct AdValorem {
  Rate rate;
  friend bool operator==(const AdValorem&, const AdValorem&) = default;
};
/// An amount per unit of quantity, in 10^-9 of the schedule's currency.
struct Specific {
  std::int64_t nano = 0;
  std::uint16_t unit = 0;  ///< index into Schedule::units
  friend bool operator==(const Specific&, const Specific&) = default;
};
/// What is missing to `total` of the basis after the base duty on that basis; never below zero.
struct TopUpTo {
  Rate total;
  friend bool operator==(const TopUpTo&, const TopUpTo&) = default;
};
enum class TariffColumn : std::uint8_t { general, other };
/// The tariff line's own rate.
struct ColumnRate {
  TariffColumn column = TariffColumn::general;
  friend bool operator==(const ColumnRate&, const ColumnRate&) = default;
};
/// The rate the tariff line prints for a symbol of a preference; lines without the symbol are not
/// covered.
struct SpecialRate {
  std::uint16_t symbol = 0;  ///< index into Schedule::symbols
  friend bool operator==(const SpecialRate&, const SpecialRate&) = default;
};
/// A share of the basis that is known only within limits: what the fact says, brought within them.
/// Where nobody states it, the fact is a question.
struct StatedRate {
  FactIndex fact = kNoFact;
  Rate least;
  Rate most;
  bool open_above = false;  ///< there is no `most`
  /// The rate that counts where the fact says this much.
  [[nodiscard]] Rate within(std::int64_t ppb) const {
    return Rate::from_ppb(open_above ? std::max(ppb, least.ppb())
                                     : std::clamp(ppb, least.ppb(), most.ppb()));
  }
  friend bool operator==(const StatedRate&, const StatedRate&) = default;
};
using RateRule =
    std::variant<Free, AdValorem, Specific, TopUpTo, ColumnRate, SpecialRate, StatedRate>;

// ---- Measure ----

enum class MeasureKind : std::uint8_t {
  base,
  additional,
  anti_dumping,
  countervailing,
  safeguard,
  fee,
  vat
};
/// What customs charges as a duty: neither a fee nor a tax.
[[nodiscard]] constexpr bool is_duty(MeasureKind kind) {
  return kind != MeasureKind::fee && kind != MeasureKind::vat;
}

/// Which codes a version covers.
struct CodeScope {
  bool all = false;
  std::vector<std::uint16_t> lists;  ///< indices into Schedule::lists
  std::vector<std::uint16_t> except_lists;
  std::vector<std::uint8_t> chapters;  ///< narrows `lists`; empty = no narrowing
  [[nodiscard]] bool in_chapters(int chapter) const {
    return chapters.empty() ||
           std::find(chapters.begin(), chapters.end(), chapter) != chapters.end();
  }
};

/// A measure over one period.
struct MeasureVersion {
  EffectivePeriod period;
  int order = 0;  ///< within the family the lowest order whose conditions hold applies
  CountrySet origins;
  std::string origins_text;  ///< for people: "all but GB"
  CodeScope codes;
  std::vector<Condition> when;
  std::string instead_of;  ///< heading not charged because of this free one
  DutyBasis basis;
  RateRule rate;
  bool per_entry = false;
  Money entry_min;
  Money entry_max;
  std::string notice;  ///< warning on every line this charges
  Citation cite;
};

/// One provision: a heading, or a case, with its versions in order of time.
struct Measure {
  std::string id;
  std::string heading;
  MeasureKind kind = MeasureKind::additional;
  std::uint16_t programme = 0;  ///< index into Schedule::programmes
  std::uint16_t family = 0;     ///< index into Schedule::families
  std::string title;
  std::vector<MeasureVersion> versions;
  /// What people and programs call it: its heading, or its id where it has none.
  [[nodiscard]] const std::string& name() const { return heading.empty() ? id : heading; }
  /// Whether an entry names it beside the tariff line: duties on top of the line's own, and one in
  /// its place that has a heading (9903.90.09).
  [[nodiscard]] bool beside_the_line() const {
    return is_duty(kind) && (kind != MeasureKind::base || !heading.empty());
  }
};

/// At most so many; a line is charged at most once by each.
inline constexpr std::size_t kMaxFamilies = 64;

/// A set of measures of which one applies to a line. Families stand in order of evaluation.
struct Family {
  std::string id;
  std::string title;
  bool lowest_wins_ties = false;
};

/// Where a measure of `by` applies, the measures of `drops` cannot.
struct Displacement {
  std::string id;
  EffectivePeriod period;
  Selection by;
  Selection drops;
  Citation cite;
};

/// Where the conditions hold, the measures of `of` take `to_basis` for the customs value. What it
/// takes out may hold some of what others are charged on, which RemainderOf takes out, too: the
/// claim `overlap` says that it does, as far as there is room.
struct Reduction {
  std::string id;
  EffectivePeriod period;
  Selection of;
  std::vector<Condition> when;
  DutyBasis to_basis;
  FactIndex overlap = kNoFact;  ///< none: both are taken out
  Citation cite;
};

/// Two families that are charged together.
struct Stacking {
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  Citation cite;
};

/// Pending or uncertain law: a warning on the lines that it touches.
struct Watch {
  std::string id;
  EffectivePeriod period;
  CountrySet origins;
  CodeScope codes;
  std::vector<Condition> when;
  std::string text;
  Citation cite;
};

[[nodiscard]] std::string_view to_string(MeasureKind kind);

}  // namespace tarex
