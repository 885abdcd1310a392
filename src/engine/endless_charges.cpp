#include "engine/endless_charges.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// What the engine answers for an amount per quantity.
enum class Answered { no, quantity, weight };

Answered answered_in(const Context& context) {
  const Schedule& schedule = context.plan.schedule();
  const FactIndex weight = schedule.net_weight_fact;
  return context.answered.test(schedule.quantity_fact)        ? Answered::quantity
         : weight != kNoFact && context.answered.test(weight) ? Answered::weight
                                                              : Answered::no;
}

/// The rate per quantity that a charge goes by.
struct PerQuantity {
  std::int64_t nano = 0;  ///< 0 = it goes by none
  std::uint16_t unit = 0;
  std::int64_t ppb = 0;
  std::int64_t thirds = 0;
  std::int64_t fx = 0;
};

PerQuantity per_quantity(const Context& context, const RateRule& rule) {
  const EntryLine& line = context.line;
  if (const auto* specific = std::get_if<Specific>(&rule)) {
    return {specific->nano, specific->unit, 0, 0, line.fx_micro};
  }
  const DutyRate* printed = rate_in_line(context.plan.schedule(), *context.law.line, rule);
  if (printed == nullptr) {
    return {};
  }
  const DutyRate& rate = line.base_rate ? *line.base_rate : *printed;
  const bool own = line.base_rate && line.base_rate_fx_micro != 0;
  return {rate.specific_nano, rate.unit, rate.ad_valorem.ppb(), rate.thirds,
          own ? line.base_rate_fx_micro : line.fx_micro};
}

/// Whether what a rule comes to goes by a quantity.
bool grows(const Context& context, const Rule& rule) {
  return std::holds_alternative<TopUpTo>(rule.version->rate) ||
         per_quantity(context, rule.version->rate).nano != 0;
}

bool has_base_rate(const std::vector<Condition>& conditions) {
  bool found = false;
  for_each_condition<BaseRate>(conditions, [&](const BaseRate&) { found = true; });
  return found;
}

/// Whether a rule's conditions may hold, whatever the base rate is. @param leaf  of a complete run
bool may_hold(const Context& context, Leaf& leaf, const Rule& rule) {
  std::vector<Condition> others;
  for (const Condition& condition : rule.version->when) {
    if (!has_base_rate({condition})) {
      others.push_back(condition);
    }
  }
  Context again = context;
  again.courses = nullptr;
  Evaluation evaluation(again);
  evaluation.stand_on(leaf);
  return evaluation.all_hold(others) != Answer::no;
}

}  // namespace

void EndlessCharges::add(const Context& context, Leaf& leaf, bool subtract) {
  if (answered_in(context) == Answered::no) {
    others_ = others_ || leaf.all().at_limit();
    return;
  }
  const EntryLine& line = context.line;
  Keys own;
  std::vector<Key> bases;
  for (const Charge& charge : leaf.charges) {
    const Rule& rule = context.plan.rules()[charge.rule];
    const PerQuantity rate = per_quantity(context, rule.version->rate);
    if (rate.nano == 0) {
      others_ = others_ || charge.amount.at_limit();
      continue;
    }
    const Key key = {Kind::charge,
                     context.plan.schedule().units[rate.unit].name,
                     {rate.nano, rate.ppb, rate.thirds, rate.fx, charge.basis.micro(),
                      line.value.micro(), line.minor_unit, line.quantity_unit}};
    ++own[key];
    if (rule.kind == MeasureKind::base) {
      bases.push_back(key);
    }
  }
  others_ = others_ || bases.size() > 1;
  if (!own.empty()) {
    add_looks(context, leaf, bases.empty() ? Key() : bases.front(), own);
  }
  for (const auto& [key, times] : own) {
    count_[key] += subtract ? -times : times;
  }
}

/// What the run decided, or charged, by the amount of a charge per quantity.
void EndlessCharges::add_looks(const Context& context, Leaf& leaf, const Key& base, Keys& own) {
  const auto rules = context.plan.rules();
  const auto candidates = context.law.candidates();
  std::bitset<kMaxMeasures> dropped;
  for (std::size_t i = 0; i < candidates.size();) {
    const std::uint16_t family = rules[candidates[i]].family;
    const Charge* const charge =
        std::find_if(leaf.charges.begin(), leaf.charges.end(),
                     [&](const Charge& one) { return rules[one.rule].family == family; });
    const Rule* winner = charge == leaf.charges.end() ? nullptr : &rules[charge->rule];
    for (; i < candidates.size() && rules[candidates[i]].family == family; ++i) {
      const Rule& rule = rules[candidates[i]];
      if (&rule == winner || dropped.test(rule.measure) ||
          (winner != nullptr && rule.order > winner->order)) {
        continue;
      }
      const bool weighed = winner != nullptr && rule.order == winner->order &&
                           (grows(context, rule) || grows(context, *winner));
      if ((weighed || has_base_rate(rule.version->when)) && may_hold(context, leaf, rule)) {
        others_ = others_ || weighed;  // of one order the lowest is taken: they may change places
        look_at(context, rule, nullptr, base, own);
      }
    }
    if (winner != nullptr) {
      look_at(context, *winner, charge, base, own);
      dropped |= winner->drops == nullptr ? std::bitset<kMaxMeasures>() : *winner->drops;
    }
  }
  find_one_turn(context, own);
}

/// At one turn a quantity has two sides, and its ends are one of each. Two of them have a stretch
/// in between; so has one that the law asks for itself, and a weight, which also counts in shares.
void EndlessCharges::find_one_turn(const Context& context, const Keys& own) {
  std::set<std::int64_t> turns;
  for (const auto& [key, times] : own) {
    if (std::get<Kind>(key) != Kind::charge) {
      turns.insert(std::get<2>(key).back());
    }
  }
  const auto asked = context.plan.critical_values(context.plan.schedule().quantity_fact);
  others_ = others_ || turns.size() > 1 ||
            (turns.size() == 1 && (answered_in(context) == Answered::weight || asked.size() > 1));
}

/// Of a rule: where it is decided by the base rate, and whether it is charged on what others are.
/// @param charge  null for a rule that did not come to charge
void EndlessCharges::look_at(const Context& context, const Rule& rule, const Charge* charge,
                             const Key& base, Keys& own) {
  const MeasureVersion& version = *rule.version;
  const bool base_is_open = base != Key();
  for (const std::uint16_t r : rule.reductions) {
    others_ =
        others_ || (base_is_open && has_base_rate(context.plan.schedule().reductions[r].when));
  }
  others_ = others_ || std::holds_alternative<ValuePlusDuties>(version.basis);
  if (!base_is_open) {
    return;
  }
  const auto add = [&](Kind kind, Money basis, Rate turn) {
    Key key = base;
    std::get<Kind>(key) = kind;
    auto& numbers = std::get<2>(key);
    numbers[8] = basis.micro();
    numbers[9] = turn.ppb();
    own[key] = 1;
  };
  for_each_condition<BaseRate>(version.when,
                               [&](const BaseRate& c) { add(Kind::turn, Money(), c.threshold); });
  const auto* top_up = std::get_if<TopUpTo>(&version.rate);
  if (top_up != nullptr && charge != nullptr) {
    // A heading that is free from its total on is the same to the coin.
    add(Kind::turn, Money(), top_up->total);
    if (!charge->amount.is_zero()) {
      add(Kind::top_up, charge->basis, top_up->total);
    }
  }
}

bool EndlessCharges::cancel() const {
  return !others_ &&
         std::all_of(count_.begin(), count_.end(), [](const auto& one) { return one.second == 0; });
}

}  // namespace tarex::detail
