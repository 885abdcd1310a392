#include "engine/exploration.hpp"

#include <algorithm>

#include "engine/tried_values.hpp"
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

}  // namespace

Money bounded_duty(const Plan& plan, const Leaf& leaf) {
  Money sum;
  for (const Charge& charge : leaf.charges) {
    if (is_duty(plan.rules()[charge.rule].kind) && !charge.amount.at_limit()) {
      sum += charge.amount;
    }
  }
  return sum;
}

bool costs_more(const Plan& plan, const Leaf& leaf, const Leaf& other) {
  if (leaf.duty != other.duty) {
    return leaf.duty > other.duty;
  }
  return leaf.duty.at_limit() ? bounded_duty(plan, leaf) > bounded_duty(plan, other)
                              : leaf.all() > other.all();
}

void Exploration::run(CourseNumber* entry) {
  out_.leaves = 0;
  out_.duties = 0;
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
  out_.duties = Fork::mix(out_.duties, static_cast<std::uint64_t>(leaf.duty.micro()));
  if (leaf.soft && leaf.soft_at < ctx_.law.candidates().size()) {
    const Rule& looked_first = ctx_.plan.rules()[ctx_.law.candidates()[leaf.soft_at]];
    out_.duty_softened = out_.duty_softened || is_duty(looked_first.kind);
  }
  if (out_.charges != nullptr && !first) {
    if (out_.leaves == 1) {
      out_.charges->add(ctx_.plan, out_.worst);
    }
    out_.charges->add(ctx_.plan, leaf);
  }
  const bool worse = first || (out_.cheapest ? costs_more(ctx_.plan, out_.worst, leaf)
                                             : costs_more(ctx_.plan, leaf, out_.worst));
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
  TriedValues values;
  find_tried_values(ctx_, fact, values);
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

}  // namespace tarex::detail
