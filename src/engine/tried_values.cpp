#include "engine/tried_values.hpp"

#include <algorithm>

#include "engine/stated_basis.hpp"

namespace tarex::detail {
namespace {

/// How much there is of the pair of a part: the value of a metal, for its weight.
enum class Pair { none, some, open };

Pair pair_of(const Context& ctx, FactIndex pair) {
  if (pair == kNoFact) {
    return Pair::open;
  }
  // What is stated may leave the pair no room. Answers tried may not: they stand for their limits.
  const bool none = ctx.facts.known(pair)
                        ? ctx.facts.value(pair) == 0
                        : most_possible(ctx.plan, ctx.line, ctx.line.facts, pair) <= 0;
  const bool some = (ctx.facts.known(pair) ? ctx.facts.value(pair) : ctx.facts.floor(pair)) > 0;
  return none ? Pair::none : some ? Pair::some : Pair::open;
}

/// As most_possible, of a part that may have a pair.
std::int64_t most_of(const Context& ctx, FactIndex part) {
  return pair_of(ctx, ctx.plan.schedule().facts[part].pair) == Pair::none
             ? ctx.facts.floor(part)
             : most_possible(ctx.plan, ctx.line, ctx.facts, part);
}

/// The least a part can be: more than its floor where a known whole has more than all else can be.
std::int64_t least_of(const Context& ctx, FactIndex part) {
  const WholeRest& rest = ctx.line.rest;
  const std::int64_t floor = ctx.facts.floor(part);
  const FactIndex whole = ctx.plan.schedule().facts[part].part_of;
  if (whole == kNoFact || whole != rest.of || rest.most == kUnbounded || !ctx.facts.known(whole)) {
    return floor;
  }
  Money left = Money::from_micro(ctx.facts.value(whole)) - Money::from_micro(rest.most);
  for (const FactIndex sibling : ctx.plan.parts_of(whole)) {
    if (sibling != part) {
      left -= Money::from_micro(ctx.facts.known(sibling) ? ctx.facts.value(sibling)
                                                         : most_of(ctx, sibling));
    }
  }
  return std::max(left.micro(), floor);
}

/// What the other open parts of a whole need to be more than nothing, where some of them are
/// limited and may be nothing else: elsewhere each is tried as all that is left itself.
std::int64_t little_for_others(const Context& ctx, FactIndex part) {
  std::int64_t out = 0;
  const FactIndex whole = ctx.plan.schedule().facts[part].part_of;
  for (const FactIndex other : ctx.plan.parts_of(whole)) {
    out += other != part && !ctx.facts.known(other) ? kLittle : 0;
  }
  return ctx.line.limits.empty() ? 0 : out;
}

/// The part of the value that a reduction leaves to be charged, as far as what it asks is known;
/// nothing for what hangs on other charges.
struct ReducedValue {
  using Left = std::optional<Money>;
  const Context& ctx;

  Left operator()(const CustomsValue&) const { return ctx.line.value; }
  Left operator()(const ContentValue&) const { return std::nullopt; }
  Left operator()(const RemainderOf&) const { return std::nullopt; }
  Left operator()(const ValuePlusDuties&) const { return std::nullopt; }
  template <class Stated>
  Left operator()(const Stated& basis) const {
    const auto stated = [this](FactIndex fact, std::int64_t, std::int64_t& found) {
      found = ctx.facts.known(fact) ? ctx.facts.value(fact) : 0;
      return ctx.facts.known(fact);
    };
    Money out;
    const bool known = stated_basis(basis, {ctx.line.value, ctx.line.value}, stated, out);
    return known ? Left(out) : std::nullopt;
  }
};

using Amounts = FixedList<std::int64_t, 8>;

/// `from`, and what is left of it beside any of the known others, where that is between the ends.
void add_bends(Money from, const Amounts& others, std::int64_t least, std::int64_t most,
               TriedValues& out) {
  for (std::uint32_t set = 0; set < 1U << others.size(); ++set) {
    Money bend = from;
    for (std::size_t i = 0; i < others.size(); ++i) {
      bend -= Money::from_micro((set >> i & 1U) != 0 ? others[i] : 0);
    }
    if (bend.micro() > least && bend.micro() < most) {
      out.push_back(bend.micro());
    }
  }
}

/// Contents that take up, alone or with some of the known others, all that is left of the value
/// once a reduction has been taken off: what is charged on the remainder is nothing from there on.
/// Where what the reduction takes out may hold them, also contents that take up all of that: from
/// there on they are set off.
void bends_of_reductions(const Context& ctx, FactIndex part, std::int64_t least, std::int64_t most,
                         TriedValues& out) {
  Amounts others;
  for (const FactIndex other : ctx.plan.parts_of(kCustomsValueFact)) {
    if (other != part && ctx.facts.known(other) && ctx.facts.value(other) > 0) {
      others.push_back(ctx.facts.value(other));
    }
  }
  for (const std::uint16_t r : ctx.plan.reductions()) {
    const Reduction& reduction = ctx.plan.schedule().reductions[r];
    const auto left = std::visit(ReducedValue{ctx}, reduction.to_basis);
    if (!left || *left >= ctx.line.value) {
      continue;
    }
    add_bends(*left, others, least, most, out);
    if (reduction.overlap != kNoFact) {
      add_bends(ctx.line.value - *left, others, least, most, out);
    }
  }
}

/// Nothing, as little as can be, and all that is left over; nothing only together with its pair.
void values_of_part(const Context& ctx, FactIndex part, TriedValues& out) {
  const Pair pair = pair_of(ctx, ctx.plan.schedule().facts[part].pair);
  if (pair == Pair::none) {
    out.push_back(ctx.facts.floor(part));
    return;
  }
  const std::int64_t least = least_of(ctx, part);
  const std::int64_t most = most_possible(ctx.plan, ctx.line, ctx.facts, part);
  if (least > 0 || pair == Pair::open) {
    out.push_back(least);
  }
  if (least == 0 && (pair == Pair::some || most > 0)) {
    out.push_back(pair == Pair::some ? kLittle : std::min(kLittle, most));
  }
  if (most > std::max(least, kLittle)) {
    out.push_back(most);
  }
  if (const std::int64_t shared = most - little_for_others(ctx, part);
      shared > least && shared < most) {
    out.push_back(shared);
  }
  if (ctx.plan.schedule().facts[part].part_of == kCustomsValueFact) {
    bends_of_reductions(ctx, part, std::max(least, kLittle), most, out);
  }
}

/// Nothing but its parts, or so much that they vanish, as far as it is not known what there is
/// beside them.
void values_of_whole(const Context& ctx, FactIndex whole, TriedValues& out) {
  Money least;
  Money most;
  const auto cut = [](std::int64_t part) { return Money::from_micro(std::min(kEndless, part)); };
  for (const FactIndex part : ctx.plan.parts_of(whole)) {
    const bool known = ctx.facts.known(part);
    least += cut(known ? ctx.facts.value(part) : ctx.facts.floor(part));
    most += cut(known ? ctx.facts.value(part) : most_of(ctx, part));
  }
  const WholeRest rest = whole == ctx.line.rest.of ? ctx.line.rest : WholeRest();
  const auto with = [&](Money parts, std::int64_t beside) {
    const Money all = parts + Money::from_micro(beside);
    return std::max<std::int64_t>({all.micro(), ctx.facts.floor(whole), 1});
  };
  out.push_back(with(least, rest.least));
  if (with(most, rest.most) > with(least, rest.least)) {
    out.push_back(with(most, rest.most));
  }
}

/// The thresholds, and the ends where it has any.
void values_of_number(const Context& ctx, FactIndex fact, TriedValues& out) {
  const Schedule& schedule = ctx.plan.schedule();
  const std::int64_t least = ctx.facts.floor(fact);
  for (const std::int64_t value : ctx.plan.critical_values(fact)) {
    if (value >= least) {
      out.push_back(value);
    }
  }
  if (fact == schedule.quantity_fact) {
    out.push_back(kUnbounded);
  } else if (schedule.facts[fact].type == FactType::amount) {
    // All but a little of the value beside all of it: what is charged at a rate falls to nothing,
    // and what looks at the rate goes by a rate as long as something is left.
    out.push_back(std::max(kLittle, least));
    out.push_back(std::max(ctx.line.value.micro() - kLittle, least));
    out.push_back(std::max(ctx.line.value.micro(), least));
  }
}

}  // namespace

void find_tried_values(const Context& ctx, FactIndex fact, TriedValues& out) {
  const FactSpec& spec = ctx.plan.schedule().facts[fact];
  if (spec.part_of != kNoFact) {
    values_of_part(ctx, fact, out);
  } else if (!ctx.plan.parts_of(fact).empty()) {
    values_of_whole(ctx, fact, out);
  } else if (spec.type == FactType::decimal || spec.type == FactType::amount) {
    values_of_number(ctx, fact, out);
  } else if (spec.type == FactType::claim) {
    // Of two outcomes equally dear, what the law lists applies.
    out.push_back(1);
    out.push_back(0);
  } else {
    for (const std::int64_t value : ctx.plan.critical_values(fact)) {
      out.push_back(value);
    }
  }
}

}  // namespace tarex::detail
