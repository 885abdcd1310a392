#include "oracle.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

#include "overloaded.hpp"

// Longer than most files: the whole law in one place, to be read beside data/README.md from top to
// bottom.

namespace tarex::oracle {
namespace {

Exact share_of(Rate rate) { return Exact(rate.ppb(), kRateOne); }
Exact exact(Money amount) { return Exact(amount.micro()); }
Money rounded(const Exact& amount, std::int64_t unit) {
  return Money::from_micro(amount.round_half_up(unit));
}

bool compares(const Exact& left, Comparison comparison, const Exact& right) {
  switch (comparison) {
    case Comparison::at_least:
      return left >= right;
    case Comparison::below:
      return left < right;
  }
  throw std::logic_error("oracle: no such comparison");
}

}  // namespace

// ---- Which measures reach a line
// ------------------------------------------------------------------------------------

Oracle::Oracle(const Schedule& schedule)
    : schedule_(&schedule),
      rows_by_list_(schedule.lists.size()),
      mentioned_(mentioned_values(schedule)) {
  for (const ListRow& row : schedule.list_rows.rows()) {
    rows_by_list_[row.list][{int{row.digits}, row.code}].push_back(row.period());
  }
  for (const TariffLine& tariff : schedule.lines.rows()) {
    tariff_by_code_[tariff.code] = &tariff;
  }
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      const auto* stated = std::get_if<StatedRate>(&version.rate);
      if (stated != nullptr && stated->open_above) {
        endless_.insert(stated->fact);
      }
    }
  }
}

bool Oracle::names(std::uint16_t list, HsCode code, Date day) const {
  const auto& rows = rows_by_list_[list];
  for (int digits = 2; digits <= code.digits(); digits += 2) {
    const auto found = rows.find({digits, code.prefix(digits).first()});
    if (found == rows.end()) {
      continue;
    }
    for (const EffectivePeriod& period : found->second) {
      if (period.contains(day)) {
        return true;
      }
    }
  }
  return false;
}

bool Oracle::covers(const CodeScope& scope, HsCode code, Date day) const {
  const auto named = [&](std::uint16_t list) { return names(list, code, day); };
  const bool in_chapters = std::find(scope.chapters.begin(), scope.chapters.end(),
                                     code.chapter()) != scope.chapters.end();
  if (!scope.chapters.empty() && !in_chapters) {
    return false;
  }
  if (std::any_of(scope.except_lists.begin(), scope.except_lists.end(), named)) {
    return false;
  }
  if (scope.all || (scope.lists.empty() && in_chapters)) {
    return true;
  }
  return std::any_of(scope.lists.begin(), scope.lists.end(), named);
}

const DutyRate* Oracle::special_rate(const TariffLine& tariff, std::uint16_t symbol) const {
  for (const SpecialColumn::Group& group : schedule_->specials[tariff.special].groups) {
    if (std::find(group.symbols.begin(), group.symbols.end(), symbol) != group.symbols.end()) {
      return &schedule_->duty_rates[group.rate];
    }
  }
  return nullptr;
}

Oracle::Law Oracle::law_of(const EntryLine& line) const {
  Law law;
  const auto tariff = tariff_by_code_.find(line.code.prefix(8).first());
  if (tariff == tariff_by_code_.end()) {
    throw std::logic_error("oracle: the schedule has no tariff line for " + to_digits(line.code));
  }
  law.tariff = tariff->second;
  law.families.resize(schedule_->families.size());
  for (std::size_t m = 0; m < schedule_->measures.size(); ++m) {
    const Measure& measure = schedule_->measures[m];
    for (const MeasureVersion& version : measure.versions) {
      if (!version.period.contains(line.date) || !version.origins.test(line.origin.index()) ||
          !covers(version.codes, line.code, line.date)) {
        continue;
      }
      const auto* special = std::get_if<SpecialRate>(&version.rate);
      if (special != nullptr && special_rate(*law.tariff, special->symbol) == nullptr) {
        continue;
      }
      law.families[measure.family].push_back({static_cast<MeasureIndex>(m), &version});
    }
  }
  for (std::vector<Candidate>& family : law.families) {
    std::stable_sort(family.begin(), family.end(), [](const Candidate& a, const Candidate& b) {
      return a.version->order < b.version->order;
    });
  }
  for (std::size_t l = 0; l < schedule_->lists.size(); ++l) {
    const CodeList& list = schedule_->lists[l];
    if (list.group >= 0 && list.part >= 0 &&
        names(static_cast<std::uint16_t>(l), line.code, line.date)) {
      law.listed_parts.insert(
          {static_cast<std::uint16_t>(list.group), static_cast<std::uint16_t>(list.part)});
    }
  }
  return law;
}

// ---- One line with all answers
// --------------------------------------------------------------------------------------

/// One walk through the families, remembering what applied so far.
struct Oracle::Sitting {
  const Oracle& oracle;
  const Schedule& schedule;
  const EntryLine& line;
  const Facts& facts;
  const Law& law;
  Outcome outcome = {};

  // -- facts

  [[nodiscard]] const FactSpec& spec(FactIndex fact) const { return schedule.facts[fact]; }

  /// False if nobody stated the fact and that settles it; throws if that leaves a question.
  [[nodiscard]] bool stated(FactIndex fact) const {
    if (fact == kCustomsValueFact || facts.known(fact)) {
      return true;
    }
    if (spec(fact).role == FactRole::question && !spec(fact).soft) {
      throw std::logic_error("oracle: fact " + spec(fact).name + " is asked for and missing");
    }
    return false;
  }
  [[nodiscard]] std::int64_t number(FactIndex fact) const {
    if (fact == kCustomsValueFact) {
      return line.value.micro();
    }
    return stated(fact) ? facts.value(fact) : 0;
  }
  /// A share, counted up to `cap`.
  [[nodiscard]] Exact share(FactIndex fact, Rate cap) const {
    return Exact(std::min(number(fact), cap.ppb()), kRateOne);
  }
  [[nodiscard]] bool listed(std::uint16_t group, std::uint16_t part) const {
    return law.listed_parts.count({group, part}) != 0;
  }

  // -- what applied before

  template <class Visit>
  void for_each_applied(const Selection& by, const Visit& visit) const {
    for (const AppliedMeasure& applied : outcome.applied) {
      if (by.measures.test(applied.measure)) {
        visit(applied);
      }
    }
  }
  [[nodiscard]] Exact charged_bases(const Selection& by) const {
    Exact sum;
    for_each_applied(by, [&](const AppliedMeasure& applied) {
      if (applied.charged) {
        sum = sum + applied.basis;
      }
    });
    return sum;
  }
  /// The base measure that applies; nothing where there is none (yet).
  [[nodiscard]] const AppliedMeasure* base() const {
    for (const AppliedMeasure& applied : outcome.applied) {
      if (applied.kind == MeasureKind::base) {
        return &applied;
      }
    }
    return nullptr;
  }

  // -- conditions

  [[nodiscard]] bool holds(const FactIn& in) const {
    const auto is_one = [&](std::int64_t value) {
      return std::find(in.values.begin(), in.values.end(), value) != in.values.end();
    };
    if (stated(in.fact)) {
      return is_one(facts.value(in.fact));
    }
    if (spec(in.fact).is_origin) {
      return is_one(line.origin.index());
    }
    return spec(in.fact).soft && is_one(spec(in.fact).worst);
  }
  [[nodiscard]] bool holds(const FactCompare& compare) const {
    const bool is_date =
        compare.fact != kCustomsValueFact && spec(compare.fact).type == FactType::date;
    if (!stated(compare.fact) && is_date) {
      return false;
    }
    const std::int64_t value = number(compare.fact);
    return compare.comparison == Comparison::at_least ? value >= compare.threshold
                                                      : value < compare.threshold;
  }
  [[nodiscard]] bool holds(const AllZero& zero) const {
    return std::all_of(zero.facts.begin(), zero.facts.end(),
                       [&](FactIndex fact) { return stated(fact) && number(fact) == 0; });
  }
  [[nodiscard]] bool holds(const ListedShare& share) const {
    Exact parts;
    for (const PartFact& part : share.facts) {
      if (listed(share.group, part.part)) {
        parts = parts + Exact(number(part.fact));
      }
    }
    const Exact whole(number(share.whole));
    // Of nothing, every share is none.
    const Exact reached = whole.is_zero() ? Exact() : parts / whole;
    return compares(reached, share.comparison, share_of(share.threshold));
  }
  [[nodiscard]] bool holds(const EveryListed& every) const {
    const auto has_none = [&](const PartFact& part) {
      for (const PartFact& content : every.contents) {
        if (content.part == part.part && stated(content.fact) && number(content.fact) == 0) {
          return true;
        }
      }
      return false;
    };
    int parts = 0;
    for (const PartFact& part : every.facts) {
      if (!listed(every.group, part.part)) {
        continue;
      }
      if (stated(part.fact) && number(part.fact) >= every.threshold.ppb()) {
        ++parts;
      } else if (!has_none(part)) {
        return false;
      }
    }
    return parts > 0;
  }
  [[nodiscard]] bool holds(const PartyRow& row) const {
    const auto stands_in = [&](const std::vector<std::int64_t>& parties, FactIndex paper) {
      return stated(paper) &&
             std::find(parties.begin(), parties.end(), facts.value(paper)) != parties.end();
    };
    return stands_in(row.producers, schedule.papers.certificate) &&
           stands_in(row.sellers, schedule.papers.seller);
  }
  [[nodiscard]] bool holds(const Listed& on) const {
    return std::any_of(on.lists.begin(), on.lists.end(), [&](std::uint16_t list) {
      return oracle.names(list, line.code, line.date);
    });
  }
  [[nodiscard]] bool holds(const Shown& shown) const {
    const Condition* plain = &shown.of.front();
    if (const auto* none = std::get_if<Not>(&plain->is)) {
      plain = &none->of.front();
    }
    const auto* in = std::get_if<FactIn>(&plain->is);
    const FactIndex fact = in != nullptr ? in->fact : std::get<FactCompare>(plain->is).fact;
    return line.facts.known(fact) && holds(shown.of.front());
  }
  [[nodiscard]] bool holds(const BaseRate& rate) const {
    const Exact duty = base() == nullptr ? Exact() : base()->exact;
    return compares(duty, rate.comparison, share_of(rate.threshold) * exact(line.value));
  }
  [[nodiscard]] bool holds(const Applied& applied) const {
    bool any = false;
    for_each_applied(applied.by, [&](const AppliedMeasure&) { any = true; });
    return any;
  }
  [[nodiscard]] bool holds(const Charged& charged) const {
    bool any = false;
    for_each_applied(charged.by,
                     [&](const AppliedMeasure& applied) { any = any || applied.charged; });
    return any;
  }
  [[nodiscard]] bool holds(const Covered& covered) const {
    return charged_bases(covered.by) >= share_of(covered.at_least) * exact(line.value);
  }
  [[nodiscard]] bool holds(const AnyOf& any) const {
    return std::any_of(any.of.begin(), any.of.end(), [&](const Condition& c) { return holds(c); });
  }
  [[nodiscard]] bool holds(const AllOf& all) const {
    return std::all_of(all.of.begin(), all.of.end(), [&](const Condition& c) { return holds(c); });
  }
  [[nodiscard]] bool holds(const Not& none) const { return !holds(none.of.front()); }
  [[nodiscard]] bool holds(const Condition& condition) const {
    return std::visit([&](const auto& is) { return holds(is); }, condition.is);
  }
  [[nodiscard]] bool holds(const std::vector<Condition>& when) const {
    return std::all_of(when.begin(), when.end(), [&](const Condition& c) { return holds(c); });
  }
  [[nodiscard]] bool dropped(MeasureIndex measure) const {
    for (const Displacement& displacement : schedule.displacements) {
      if (displacement.period.contains(line.date) && displacement.drops.measures.test(measure) &&
          holds(Applied{displacement.by})) {
        return true;
      }
    }
    return false;
  }

  // -- bases

  [[nodiscard]] Exact basis_of(const DutyBasis& basis, const Exact& value) const {
    return std::visit(
        Overloaded{
            [&](const CustomsValue&) { return value; },
            [&](const ContentValue& content) {
              const Exact stated_content(number(content.fact));
              if (value >= exact(line.value)) {
                return value < stated_content ? value : stated_content;
              }
              // A part of the value holds no more than itself of all contents together.
              std::map<FactIndex, Exact> others;
              for (const AppliedMeasure& applied : outcome.applied) {
                if (applied.charged && applied.content && *applied.content != content.fact) {
                  others.emplace(*applied.content, applied.basis);
                }
              }
              Exact room = value;
              for (const auto& [fact, basis_of_other] : others) {
                room = what_is_left(room, basis_of_other);
              }
              return room < stated_content ? room : stated_content;
            },
            [&](const RemainderOf& remainder) {
              Exact taken = charged_bases(remainder.by);
              for_each_applied(remainder.even_free, [&](const AppliedMeasure& applied) {
                if (!applied.charged) {
                  taken = taken + applied.basis;
                }
              });
              return what_is_left(value, taken);
            },
            [&](const ValueLessShare& less) {
              const Exact whole = exact(line.value);
              const Exact left = what_is_left(whole, whole * share(less.fact, less.cap));
              return value < left ? value : left;
            },
            [&](const ValueShare& part) { return value * share(part.fact, part.cap); },
            [&](const DeclaredAmount& declared) {
              // An amount that narrows the basis is a relief: nobody stated it, nothing is
              // narrowed.
              const Exact amount(stated(declared.fact) ? number(declared.fact) : 0);
              return !stated(declared.fact) || value < amount ? value : amount;
            },
            [&](const ValueLessAmount& less) {
              return what_is_left(value, Exact(number(less.fact)));
            },
            [&](const ValuePlusDuties&) {
              Exact sum = value;
              bool endless = false;
              for (const AppliedMeasure& applied : outcome.applied) {
                if (is_duty(applied.kind)) {
                  sum = sum + exact(applied.amount);
                  endless = endless || applied.amount.at_limit();
                }
              }
              return endless ? Exact(Money::kLimit) : sum;
            },
        },
        basis);
  }

  /// The first that holds makes what counts as the customs value for a measure less.
  [[nodiscard]] const Reduction* reduction_of(MeasureIndex measure) const {
    for (const Reduction& reduction : schedule.reductions) {
      if (reduction.period.contains(line.date) && reduction.of.measures.test(measure) &&
          holds(reduction.when)) {
        return &reduction;
      }
    }
    return nullptr;
  }
  [[nodiscard]] Exact basis_of(const Candidate& candidate) const {
    const Exact whole = exact(line.value);
    const Reduction* reduction = reduction_of(candidate.measure);
    if (reduction == nullptr) {
      return basis_of(candidate.version->basis, whole);
    }
    const Exact left = basis_of(reduction->to_basis, whole);
    // Of the rest of the whole value no more than the reduction leaves.
    const bool overlap = std::holds_alternative<RemainderOf>(candidate.version->basis) &&
                         reduction->overlap != kNoFact && stated(reduction->overlap) &&
                         number(reduction->overlap) == 1;
    const Exact rest = basis_of(candidate.version->basis, overlap ? whole : left);
    return overlap && left < rest ? left : rest;
  }

  // -- rates

  /// Units of `unit` in the line, as a fraction; none if nobody stated them.
  /// The unit that the line states, or the first of those that its tariff line prints, if the
  /// wanted dimension is among them.
  [[nodiscard]] std::int32_t unit_of_quantity(const Unit& wanted) const {
    if (line.quantity_unit >= 0) {
      return line.quantity_unit;
    }
    std::vector<std::int32_t> printed;
    std::string text = schedule.unit_texts[law.tariff->unit] + "|";
    for (std::size_t end = 0; (end = text.find_first_of("|;")) != std::string::npos;) {
      std::int32_t found = -1;
      for (std::size_t u = 0; u < schedule.units.size() && found < 0; ++u) {
        found = schedule.units[u].name == text.substr(0, end) ? static_cast<std::int32_t>(u) : -1;
      }
      printed.push_back(found);
      text.erase(0, end + 1);
    }
    for (const std::int32_t unit : printed) {
      if (unit >= 0 &&
          schedule.units[static_cast<std::size_t>(unit)].dimension == wanted.dimension) {
        return printed.front();
      }
    }
    // The rate is per something else than is counted, as per the sugars in the kilograms of a
    // syrup; where nothing is counted it is per what the line states.
    return printed == std::vector<std::int32_t>{-1} ? -1 : -2;
  }

  [[nodiscard]] std::optional<Exact> quantity_in(std::uint16_t unit) const {
    const Unit& wanted = schedule.units[unit];
    if (schedule.quantity_fact != kNoFact && facts.known(schedule.quantity_fact)) {
      const Exact quantity(facts.value(schedule.quantity_fact), kMicro);
      const std::int32_t unit_given = unit_of_quantity(wanted);
      const bool by_weight = line.quantity_unit < 0 && wanted.dimension == "kg" &&
                             schedule.net_weight_fact != kNoFact &&
                             line.facts.known(schedule.net_weight_fact);
      if (unit_given == -1 && !by_weight) {
        return quantity;
      }
      if (unit_given >= 0 && !by_weight) {
        const Unit& given = schedule.units[static_cast<std::size_t>(unit_given)];
        if (given.dimension == wanted.dimension) {
          return quantity * Exact(given.nano_factor, wanted.nano_factor);
        }
      }
    }
    for (const Unit& kilogram : schedule.units) {
      if (kilogram.name == "kg" && kilogram.dimension == wanted.dimension &&
          schedule.net_weight_fact != kNoFact && facts.known(schedule.net_weight_fact)) {
        return Exact(facts.value(schedule.net_weight_fact), kMicro) *
               Exact(kilogram.nano_factor, wanted.nano_factor);
      }
    }
    return std::nullopt;
  }
  /// In millionths of the line's currency.
  [[nodiscard]] Exact specific(std::int64_t nano, std::uint16_t unit) {
    if (nano == 0) {
      return Exact();
    }
    const std::optional<Exact> quantity = quantity_in(unit);
    if (!quantity) {
      outcome.unbounded = true;
      return Exact();
    }
    const Exact dollars = Exact(nano, kRateOne) * *quantity;
    return dollars * Exact(line.fx_micro, kMicro) * Exact(kMicro);
  }
  [[nodiscard]] Exact printed(const DutyRate& rate, const Exact& basis) {
    if (!rate.computable) {
      throw std::logic_error("oracle: the rate '" + rate.text + "' cannot be computed");
    }
    const Exact ad_valorem = share_of(rate.ad_valorem) + Exact(rate.thirds, 3 * kRateOne);
    const Exact whole = exact(line.value);
    const Exact per_quantity = specific(rate.specific_nano, rate.unit);
    return ad_valorem * basis + (basis < whole ? per_quantity * basis / whole : per_quantity);
  }
  /// The tariff's own rate for a measure whose rate stands in the tariff line; the rate stated for
  /// the line comes first.
  [[nodiscard]] const DutyRate* tariff_rate(const RateRule& rule) const {
    if (!std::holds_alternative<ColumnRate>(rule) && !std::holds_alternative<SpecialRate>(rule)) {
      return nullptr;
    }
    if (line.base_rate) {
      return &*line.base_rate;
    }
    if (const auto* special = std::get_if<SpecialRate>(&rule)) {
      return oracle.special_rate(*law.tariff, special->symbol);
    }
    const bool general = std::get<ColumnRate>(rule).column == TariffColumn::general;
    return &schedule.duty_rates[general ? law.tariff->general : law.tariff->other];
  }
  [[nodiscard]] bool is_free(const RateRule& rule) const {
    if (const DutyRate* rate = tariff_rate(rule)) {
      return rate->computable && rate->ad_valorem.ppb() == 0 && rate->thirds == 0 &&
             rate->specific_nano == 0;
    }
    if (const auto* ad_valorem = std::get_if<AdValorem>(&rule)) {
      return ad_valorem->rate.ppb() == 0;
    }
    if (const auto* per_unit = std::get_if<Specific>(&rule)) {
      return per_unit->nano == 0;
    }
    return std::holds_alternative<Free>(rule);
  }
  [[nodiscard]] Exact duty_on(const Exact& basis, const RateRule& rule) {
    return std::visit(
        Overloaded{
            [&](const Free&) { return Exact(); },
            [&](const AdValorem& ad_valorem) {
              return basis >= Exact(Money::kLimit) ? basis : share_of(ad_valorem.rate) * basis;
            },
            [&](const Specific& per_unit) { return specific(per_unit.nano, per_unit.unit); },
            [&](const TopUpTo& top_up) {
              Exact paid;
              if (base() != nullptr && !base()->basis.is_zero()) {
                // On more than its own basis, the base duty before it was rounded.
                const Exact owed = base()->basis < basis ? base()->exact : exact(base()->amount);
                paid = owed * basis / base()->basis;
              }
              return what_is_left(share_of(top_up.total) * basis, paid);
            },
            [&](const ColumnRate&) { return printed(*tariff_rate(rule), basis); },
            [&](const SpecialRate&) { return printed(*tariff_rate(rule), basis); },
            [&](const StatedRate& stated_rate) {
              std::int64_t ppb = std::max(number(stated_rate.fact), stated_rate.least.ppb());
              if (stated_rate.open_above && ppb == kUnbounded) {
                return basis.is_zero() ? basis : Exact(Money::kLimit);
              }
              if (!stated_rate.open_above) {
                ppb = std::min(ppb, stated_rate.most.ppb());
              }
              return share_of(Rate::from_ppb(ppb)) * basis;
            },
        },
        rule);
  }

  // -- measures

  [[nodiscard]] AppliedMeasure apply(const Candidate& candidate) {
    const MeasureVersion& version = *candidate.version;
    AppliedMeasure applied;
    applied.measure = candidate.measure;
    applied.kind = schedule.measures[candidate.measure].kind;
    applied.basis = basis_of(candidate);
    if (const auto* content = std::get_if<ContentValue>(&version.basis)) {
      applied.content = content->fact;
    }
    if (is_free(version.rate)) {
      return applied;
    }
    applied.exact = duty_on(applied.basis, version.rate);
    applied.amount = rounded(applied.exact, line.minor_unit);
    if (version.per_entry) {
      const Exact fx(line.fx_micro, kMicro);
      applied.amount =
          std::min(applied.amount, rounded(exact(version.entry_max) * fx, line.minor_unit));
      applied.amount =
          std::max(applied.amount, rounded(exact(version.entry_min) * fx, line.minor_unit));
    }
    const bool may_be_nothing = std::holds_alternative<TopUpTo>(version.rate) ||
                                std::holds_alternative<StatedRate>(version.rate);
    const bool adds = !may_be_nothing || !applied.amount.is_zero();
    applied.charged = adds && !applied.basis.is_zero();
    return applied;
  }

  void decide(const std::vector<Candidate>& family, bool lowest_wins_ties) {
    std::optional<AppliedMeasure> chosen;
    int order = 0;
    for (const Candidate& candidate : family) {
      if (chosen && (candidate.version->order > order || !lowest_wins_ties)) {
        break;
      }
      if (dropped(candidate.measure) || !holds(candidate.version->when)) {
        continue;
      }
      const AppliedMeasure rival = apply(candidate);
      if (!chosen || rival.amount < chosen->amount) {
        chosen = rival;
        order = candidate.version->order;
      }
    }
    if (chosen) {
      outcome.applied.push_back(*chosen);
    }
  }

  void walk() {
    for (std::size_t f = 0; f < law.families.size(); ++f) {
      decide(law.families[f], schedule.families[f].lowest_wins_ties);
    }
    for (const AppliedMeasure& applied : outcome.applied) {
      if (applied.kind == MeasureKind::vat) {
        outcome.tax += applied.amount;
      } else if (applied.kind == MeasureKind::fee) {
        outcome.fees += applied.amount;
      } else {
        outcome.total_duty += applied.amount;
      }
      if (applied.kind == MeasureKind::base) {
        outcome.base_duty += applied.amount;
      }
    }
  }
};

Outcome Oracle::evaluate(const EntryLine& line, const Facts& facts, const Law& law) const {
  Sitting sitting{*this, *schedule_, line, facts, law};
  sitting.walk();
  return sitting.outcome;
}

Outcome Oracle::assess(const EntryLine& line) const {
  return evaluate(line, line.facts, law_of(line));
}

}  // namespace tarex::oracle
