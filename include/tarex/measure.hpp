#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tarex/citation.hpp"
#include "tarex/country.hpp"
#include "tarex/date.hpp"
#include "tarex/facts.hpp"
#include "tarex/money.hpp"

/// One provision of law and the closed set of ways in which provisions can work. `data/README.md`
/// shows the same set as JSON. A mechanism's meaning is frozen once released; changed law gets a
/// new alternative.
namespace tarex {

/// Position of a measure in Schedule::measures.
using MeasureIndex = std::uint16_t;
inline constexpr std::size_t kMaxMeasures = 1024;

/// Measures meant by a list of selectors, resolved when the law is loaded.
struct Selection {
  std::bitset<kMaxMeasures> measures;
  std::string text;  ///< as written, for explanations
};

// ---- Conditions
// -----------------------------------------------------------------------------------------------------

enum class Comparison : std::uint8_t { at_least, below };

/// The word, country, text or claim is one of `values`.
struct FactIn {
  FactIndex fact = kNoFact;
  std::vector<std::int64_t> values;
};
/// Number or date against a threshold in the fact's own scale.
struct FactCompare {
  FactIndex fact = kNoFact;
  Comparison comparison = Comparison::at_least;
  std::int64_t threshold = 0;
};
struct AllZero {
  std::vector<FactIndex> facts;
};
/// A part of an article and the fact that measures it, e.g. steel and steel_kg.
struct PartFact {
  std::uint16_t part = 0;  ///< index into Schedule::parts
  FactIndex fact = kNoFact;
};
/// The parts whose lists of `group` name the code, added up, as a share of `whole`.
struct ListedShare {
  std::uint16_t group = 0;  ///< index into Schedule::groups
  std::vector<PartFact> facts;
  FactIndex whole = kNoFact;
  Comparison comparison = Comparison::at_least;
  Rate threshold;
};
/// The fact of every part whose list of `group` names the code reaches the threshold, and there is
/// such a part. One that does not reach it is passed over where there is nothing of it.
struct EveryListed {
  std::uint16_t group = 0;
  std::vector<PartFact> facts;
  Rate threshold;
  std::vector<PartFact> contents;  ///< how much of each part there is; stated zero = none
};
/// Base duty over customs value.
struct BaseRate {
  Comparison comparison = Comparison::at_least;
  Rate threshold;
};
/// A selected measure applies, at whatever rate.
struct Applied {
  Selection by;
};
/// A selected measure applies with an amount above zero.
struct Charged {
  Selection by;
};
/// Share of the customs value on which selected measures are charged.
struct Covered {
  Selection by;
  Rate at_least;
};
/// The producer on the mill certificate and the seller on the invoice stand in one row of a table
/// of parties. The facts that name them are Schedule::papers.
struct PartyRow {
  std::vector<std::int64_t> producers;  ///< indices into Schedule::parties
  std::vector<std::int64_t> sellers;    ///< producers and traders of the row
};
/// The code stands on one of these lists.
struct Listed {
  std::vector<std::uint16_t> lists;  ///< indices into Schedule::lists
};
struct Condition;
/// The condition, which asks for one fact, holds and the fact is stated: unknown is "not shown".
struct Shown {
  std::vector<Condition> of;  ///< exactly one
};
struct AnyOf {
  std::vector<Condition> of;
};
struct AllOf {
  std::vector<Condition> of;
};
struct Not {
  std::vector<Condition> of;  ///< exactly one
};
struct Condition {
  std::variant<FactIn, FactCompare, AllZero, ListedShare, EveryListed, BaseRate, Applied, Charged,
               Covered, AnyOf, AllOf, Not, PartyRow, Listed, Shown>
      is;
};

// ---- Duty basis
// -----------------------------------------------------------------------------------------------------

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

// ---- Rates
// ----------------------------------------------------------------------------------------------------------

struct Free {};
struct AdValorem {
  Rate rate;
};
/// An amount per unit of quantity, in 10^-9 of the schedule's currency.
struct Specific {
  std::int64_t nano = 0;
  std::uint16_t unit = 0;  ///< index into Schedule::units
};
/// What is missing to `total` of the basis after the base duty on that basis; never below zero.
struct TopUpTo {
  Rate total;
};
enum class TariffColumn : std::uint8_t { general, other };
/// The tariff line's own rate.
struct ColumnRate {
  TariffColumn column = TariffColumn::general;
};
/// The rate the tariff line prints for a symbol of a preference; lines without the symbol are not
/// covered.
struct SpecialRate {
  std::uint16_t symbol = 0;  ///< index into Schedule::symbols
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
};
using RateRule =
    std::variant<Free, AdValorem, Specific, TopUpTo, ColumnRate, SpecialRate, StatedRate>;

// ---- Measure
// --------------------------------------------------------------------------------------------------------

enum class MeasureKind : std::uint8_t {
  base,
  additional,
  anti_dumping,
  countervailing,
  safeguard,
  fee,
  vat
};

/// Which codes a version covers.
struct CodeScope {
  bool all = false;
  std::vector<std::uint16_t> lists;  ///< indices into Schedule::lists
  std::vector<std::uint16_t> except_lists;
  std::vector<std::uint8_t> chapters;  ///< narrows `lists`; empty = no narrowing
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
};

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

/// Where the conditions hold, the measures of `of` take `to_basis` for the customs value.
struct Reduction {
  std::string id;
  EffectivePeriod period;
  Selection of;
  std::vector<Condition> when;
  DutyBasis to_basis;
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
