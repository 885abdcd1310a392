#include "engine/exploration.hpp"

#include <algorithm>

#include "plan/code_classes.hpp"

namespace tarex::detail {
namespace {

/// The branches of one fact, reduced to one fingerprint: theirs, where they are all alike.
class Fork {
 public:
  explicit Fork(FactIndex fact) : mixed_(mix(0x9E3779B97F4A7C15U, fact)) {}
  void add(std::uint64_t branch) {
    matters_ = matters_ || (!first_ && branch != last_);
    last_ = branch;
    first_ = false;
    mixed_ = mix(mixed_, branch);
  }
  [[nodiscard]] bool matters() const { return matters_; }
  [[nodiscard]] std::uint64_t fingerprint() const { return matters_ ? mixed_ : last_; }
  static std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a ^ (b + 0x9E3779B97F4A7C15U + (a << 6) + (a >> 2));
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93U;
    return x ^ (x >> 32);
  }

 private:
  std::uint64_t mixed_;
  std::uint64_t last_ = 0;
  bool first_ = true;
  bool matters_ = false;
};

/// The duty beside charges without upper bound, which would hide it.
Money bounded_duty(const Plan& plan, const Leaf& leaf) {
  Money sum;
  for (const Charge& charge : leaf.charges) {
    if (is_duty(plan.rules()[charge.rule].kind) && !charge.amount.at_limit()) {
      sum += charge.amount;
    }
  }
  return sum;
}

}  // namespace

bool costs_more(const Plan& plan, const Leaf& leaf, const Leaf& other) {
  if (leaf.duty != other.duty) {
    return leaf.duty > other.duty;
  }
  return leaf.duty.at_limit() ? bounded_duty(plan, leaf) > bounded_duty(plan, other)
                              : leaf.all() > other.all();
}

void Exploration::run(CourseNumber* entry) {
  out_.leaves = 0;
  out_.given_up = false;
  out_.asked.reset();
  out_.base_rate_asked = false;
  out_.duty_softened = false;
  out_.watched_asked = false;
  // Most lines have one outcome: it is worked out where it stays.
  const FactIndex need = Evaluation(ctx_).run(out_.worst, entry);
  if (need == kNoFact) {
    record(out_.worst);
  } else {
    const Leaf stopped = out_.worst;
    static_cast<void>(visit(stopped, need));
  }
}

/// The programmes that charge something, as one number. A base rate of nothing is no programme: it
/// is the same on a part of the value and on none of it.
std::uint64_t Exploration::programmes_of(const Leaf& leaf) const {
  std::uint64_t out = 0;
  for (const Charge& charge : leaf.charges) {
    const Rule& rule = ctx_.plan.rules()[charge.rule];
    if (charge.charged && !(rule.kind == MeasureKind::base && charge.amount.is_zero())) {
      out = Fork::mix(out, ctx_.plan.schedule().measures[rule.measure].programme);
    }
  }
  return out;
}

std::uint64_t Exploration::visit(const Leaf& leaf, FactIndex need) {
  if (need == kNoFact) {
    record(leaf);
    const Money duty = leaf.duty.at_limit() ? bounded_duty(ctx_.plan, leaf) : leaf.duty;
    return Fork::mix(Fork::mix(programmes_of(leaf), static_cast<std::uint64_t>(leaf.tax.micro())),
                     static_cast<std::uint64_t>(duty.micro()) + (leaf.duty.at_limit() ? 1U : 0U));
  }
  return need == kBaseRateFact ? branch_base_rate(leaf) : branch(leaf, need);
}

std::uint64_t Exploration::go_on(const Leaf& stopped, FactIndex known) {
  if (out_.leaves >= kMostLeaves) {
    out_.given_up = true;
    return 0;
  }
  Leaf leaf;
  const FactIndex need = Evaluation(ctx_).go_on(stopped, known, leaf);
  return visit(leaf, need);
}

void Exploration::record(const Leaf& leaf) {
  const bool first = out_.leaves == 0;
  if (leaf.soft && leaf.soft_at < ctx_.law.candidates().size()) {
    const Rule& looked_first = ctx_.plan.rules()[ctx_.law.candidates()[leaf.soft_at]];
    out_.duty_softened = out_.duty_softened || is_duty(looked_first.kind);
  }
  const bool worse = first || costs_more(ctx_.plan, leaf, out_.worst);
  if (out_.watched != kNoFact && ctx_.answered.test(out_.watched)) {
    widen(out_.watched_duty, {leaf.duty, leaf.duty}, !out_.watched_asked);
    widen(out_.watched_tax, {leaf.tax, leaf.tax}, !out_.watched_asked);
    out_.watched_asked = true;
  }
  out_.others_differ = out_.others_differ || is_alone(leaf);
  widen(out_.duty, {leaf.duty, leaf.duty}, first);
  widen(out_.fees, {leaf.fees, leaf.fees}, first);
  widen(out_.tax, {leaf.tax, leaf.tax}, first);
  widen(out_.all, {leaf.all(), leaf.all()}, first);
  if (worse) {
    if (&leaf != &out_.worst) {
      out_.worst = leaf;
    }
    out_.answers.clear();
    ctx_.answered.each([&](FactIndex fact) {
      out_.answers.push_back({fact, ctx_.facts.value(fact)});
    });
    out_.worst_base_rate = ctx_.base_rate;
    out_.worst_answered = ctx_.answered;
  }
  ++out_.leaves;
}

/// Another code, with the answers that led here, does not lead to the same duty for certain.
bool Exploration::is_alone(const Leaf& leaf) const {
  return std::any_of(out_.others.begin(), out_.others.end(), [&](const CodeLaw& law) {
    Context context{ctx_.plan, law, ctx_.line, ctx_.facts, ctx_.courses, ctx_.base_rate};
    context.answered = ctx_.answered;
    Extremes extremes;
    Exploration(context, extremes).run();
    // Of what has no upper bound the rates tell more than the duty.
    return extremes.duty.min != leaf.duty || extremes.duty.max != leaf.duty ||
           (leaf.duty.at_limit() && !print_same(*law.line, *ctx_.law.line));
  });
}

std::uint64_t Exploration::branch_base_rate(const Leaf& stopped) {
  out_.base_rate_asked = true;
  Fork fork(kBaseRateFact);
  for (const BaseRateAnswer answer : {BaseRateAnswer::free, BaseRateAnswer::unbounded}) {
    ctx_.base_rate = answer;
    fork.add(go_on(stopped, kBaseRateFact));
  }
  ctx_.base_rate = BaseRateAnswer::none;
  return fork.fingerprint();
}

std::uint64_t Exploration::branch(const Leaf& stopped, FactIndex fact) {
  const Facts::State before = ctx_.facts.state(fact);
  const bool answered = ctx_.answered.test(fact);
  Fork fork(fact);
  Values values;
  critical_values(fact, values);
  out_.given_up = out_.given_up || values.overflowed();
  ctx_.answered.set(fact);
  for (const std::int64_t value : values) {
    ctx_.facts.set(fact, value);
    fork.add(go_on(stopped, fact));
  }
  ctx_.facts.restore(fact, before);
  ctx_.answered.set(fact, answered);
  if (fork.matters()) {
    out_.asked.set(fact);
    // A share turns on its whole and its parts alike: those asked on the way here.
    for (const FactIndex part : ctx_.plan.parts_of(fact)) {
      if (ctx_.answered.test(part)) {
        out_.asked.set(part);
      }
    }
  }
  return fork.fingerprint();
}

void Exploration::critical_values(FactIndex fact, Values& values) const {
  const Schedule& schedule = ctx_.plan.schedule();
  const FactSpec& spec = schedule.facts[fact];
  if (spec.part_of != kNoFact) {
    // Nothing, as little as can be, and all that is left over; nothing only together with its pair.
    const std::int64_t most = most_possible(ctx_.plan, ctx_.line, ctx_.facts, fact);
    const FactIndex pair = spec.pair;
    // What is stated may leave the pair no room. Answers tried may not: they stand for their
    // limits.
    const bool none =
        pair != kNoFact &&
        (ctx_.facts.known(pair) ? ctx_.facts.value(pair) == 0
                                : most_possible(ctx_.plan, ctx_.line, ctx_.line.facts, pair) <= 0);
    const bool some =
        pair != kNoFact && !none &&
        (ctx_.facts.known(pair) ? ctx_.facts.value(pair) : ctx_.facts.floor(pair)) > 0;
    const std::int64_t least =
        none ? ctx_.facts.floor(fact) : least_possible(ctx_.plan, ctx_.line, ctx_.facts, fact);
    if (none || least > 0 || !some) {
      values.push_back(least);
    }
    if (none) {
      return;
    }
    if (least == 0 && (some || most > 0)) {
      values.push_back(some ? kLittle : std::min(kLittle, most));
    }
    if (most > std::max(least, kLittle)) {
      values.push_back(most);
    }
    return;
  }
  const std::int64_t least = ctx_.facts.floor(fact);
  const auto parts_of_it = ctx_.plan.parts_of(fact);
  if (!parts_of_it.empty()) {
    std::int64_t parts = 0;
    bool open = false;
    for (const FactIndex part : parts_of_it) {
      open = open || !ctx_.facts.known(part);
      parts += std::min(kUnbounded / 64,
                        ctx_.facts.known(part) ? ctx_.facts.value(part) : ctx_.facts.floor(part));
    }
    // Nothing but its parts, or so much that they vanish, as far as it is not known what there is
    // beside them.
    const WholeRest rest = fact == ctx_.line.rest.of ? ctx_.line.rest : WholeRest();
    const auto with = [&](std::int64_t beside) {
      return std::max<std::int64_t>(
          {(Money::from_micro(parts) + Money::from_micro(beside)).micro(), least, 1});
    };
    values.push_back(with(rest.least));
    if (const std::int64_t most = open ? kUnbounded : with(rest.most); most > with(rest.least)) {
      values.push_back(most);
    }
    return;
  }
  if (spec.type == FactType::decimal || spec.type == FactType::amount) {
    for (const std::int64_t value : ctx_.plan.critical_values(fact)) {
      if (value >= least) {
        values.push_back(value);
      }
    }
    if (fact == schedule.quantity_fact) {
      values.push_back(kUnbounded);
    } else if (spec.type == FactType::amount) {
      values.push_back(std::max(kLittle, least));
      values.push_back(std::max(ctx_.line.value.micro(), least));
    }
    return;
  }
  if (spec.type == FactType::claim) {
    // Of two outcomes equally dear, what the law lists applies.
    values.push_back(1);
    values.push_back(0);
    return;
  }
  for (const std::int64_t value : ctx_.plan.critical_values(fact)) {
    values.push_back(value);
  }
}

}  // namespace tarex::detail
