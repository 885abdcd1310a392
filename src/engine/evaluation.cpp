#include "engine/evaluation.hpp"

#include <algorithm>
#include <utility>

namespace tarex::detail {

std::int64_t most_possible(const Plan& plan, const EntryLine& line, const Facts& facts,
                           FactIndex part) {
  const FactIndex whole = plan.schedule().facts[part].part_of;
  std::int64_t left = whole == kCustomsValueFact               ? line.value.micro()
                      : whole != kNoFact && facts.known(whole) ? facts.value(whole)
                                                               : kAnyWhole;
  const auto limit_to = [&](FactIndex of) {
    for (const PartLimit& limit : line.limits) {
      left = limit.of == of ? std::min(left, limit.most) : left;
    }
  };
  if (whole != kNoFact && left != kAnyWhole && whole == line.rest.of) {
    left -= line.rest.least;
  }
  if (whole != kNoFact) {
    limit_to(whole);
  }
  if (left != kAnyWhole) {
    for (const FactIndex sibling : plan.parts_of(whole)) {
      if (sibling != part) {
        left -= facts.known(sibling) ? facts.value(sibling) : facts.floor(sibling);
      }
    }
  }
  limit_to(part);
  return std::max(left, facts.floor(part));
}

void Evaluation::begin(Leaf& leaf) {
  leaf.clear();
  leaf_ = &leaf;
  leaf.how.basis = ctx_.line.value;
  asked_ = kNoFact;
}

void Evaluation::begin_at(const Leaf& stopped, Leaf& leaf) {
  leaf = stopped;
  leaf_ = &leaf;
  asked_ = kNoFact;
  forget_base();
}

void Evaluation::forget_base() {
  const auto rules = ctx_.plan.rules();
  const bool has_base = std::any_of(
      leaf_->charges.begin(), leaf_->charges.end(),
      [&](const Charge& charge) { return rules[charge.rule].kind == MeasureKind::base; });
  if (!has_base) {
    leaf_->how = {0, false, ctx_.line.value};
  }
}

FactIndex Evaluation::run(Leaf& leaf, CourseNumber* entry) {
  CourseBook* const book = ctx_.courses;
  CourseNumber first = 0;
  if (book != nullptr) {
    first = entry != nullptr && *entry != 0 ? *entry : book->find(ctx_);
  }
  begin(leaf);
  for (CourseNumber number = first; number != 0;) {
    Course& course = *book->at(number);
    if (follow(course)) {
      if (entry != nullptr) {
        *entry = first;
      }
      return course.need;
    }
    begin(leaf);
    number = course.next;
  }
  Recording recording;
  Course course;
  record(recording, course);
  if (book != nullptr) {
    leaf.course = book->keep(recording, course, first);
    if (entry != nullptr && leaf.course != nullptr) {
      *entry = first != 0 ? first : book->number_of(*leaf.course);
    }
  }
  return course.need;
}

FactIndex Evaluation::go_on(const Leaf& stopped, FactIndex known, Leaf& leaf) {
  const std::int64_t answer = known == kBaseRateFact ? static_cast<std::int64_t>(ctx_.base_rate)
                              : is_amount(schedule_.facts[known].type) ? 0
                                                                       : ctx_.facts.value(known);
  Course* const from = stopped.course;
  for (CourseNumber number = from == nullptr ? 0 : from->onward; number != 0;) {
    Course& course = *ctx_.courses->at(number);
    if (course.answer == answer) {
      begin_at(stopped, leaf);
      if (follow(course)) {
        return course.need;
      }
    }
    number = course.next;
  }
  begin_at(stopped, leaf);
  Recording recording;
  Course course;
  course.answer = answer;
  record(recording, course);
  leaf.course = from == nullptr ? nullptr : ctx_.courses->append(recording, course, from->onward);
  return course.need;
}

FactIndex Evaluation::run_families(std::size_t begin) {
  const auto candidates = ctx_.law.candidates();
  const auto rules = ctx_.plan.rules();
  while (begin < candidates.size()) {
    std::size_t end = begin;
    while (end < candidates.size() &&
           rules[candidates[end]].family == rules[candidates[begin]].family) {
      ++end;
    }
    if (!leaf_->soft && !ctx_.softened.any()) {
      leaf_->soft_at = static_cast<std::uint16_t>(begin);
      leaf_->soft_charges = static_cast<std::uint16_t>(leaf_->charges.size());
    }
    if (!charge_family(begin, end)) {
      leaf_->stopped_at = static_cast<std::uint16_t>(begin);
      return asked_;
    }
    begin = end;
  }
  return kNoFact;
}

/// Adds a charge to the outcome, with what it takes away from others.
void Evaluation::count(const Charge& charge) {
  const Rule& rule = ctx_.plan.rules()[charge.rule];
  leaf_->charges.push_back(charge);
  add(charge, rule.kind);
  drop_by(rule);
}

void Evaluation::add(const Charge& charge, MeasureKind kind) {
  switch (kind) {
    case MeasureKind::base:
      leaf_->base += charge.amount;
      leaf_->duty += charge.amount;
      break;
    case MeasureKind::fee:
      leaf_->fees += charge.amount;
      break;
    case MeasureKind::vat:
      leaf_->tax += charge.amount;
      break;
    case MeasureKind::additional:
    case MeasureKind::anti_dumping:
    case MeasureKind::countervailing:
    case MeasureKind::safeguard:
      leaf_->duty += charge.amount;
      break;
  }
}

void Evaluation::drop_by(const Rule& rule) {
  if (rule.drops != nullptr) {
    leaf_->dropped |= *rule.drops;
  }
}

/// Takes back all charges but the first `left`.
void Evaluation::take_back(std::size_t left) {
  const auto rules = ctx_.plan.rules();
  const bool dropped =
      std::any_of(leaf_->charges.begin() + left, leaf_->charges.end(),
                  [&](const Charge& charge) { return rules[charge.rule].drops != nullptr; });
  leaf_->charges.truncate(left);
  leaf_->base = leaf_->duty = leaf_->fees = leaf_->tax = Money();
  for (const Charge& charge : leaf_->charges) {
    add(charge, rules[charge.rule].kind);
  }
  if (dropped) {
    leaf_->dropped.reset();
    for (const Charge& charge : leaf_->charges) {
      drop_by(rules[charge.rule]);
    }
  }
}

bool Evaluation::charge_family(std::size_t begin, std::size_t end) {
  const auto rules = ctx_.plan.rules();
  bool found = false;
  Charge best;
  std::size_t best_at = begin;
  int offers = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const RuleIndex index = ctx_.law.candidates()[i];
    const Rule& rule = rules[index];
    if (found && rule.order != rules[best.rule].order) {
      break;
    }
    if (leaf_->dropped.test(rule.measure)) {
      continue;
    }
    const Answer answer = holds(rule);
    if (answer == Answer::ask) {
      return false;
    }
    if (answer == Answer::no) {
      continue;
    }
    std::int16_t reduction = -1;
    if (!find_reduction(rule, reduction)) {
      return false;
    }
    Charge offered;
    const Leaf::Base how_best = leaf_->how;
    const bool complete = charge(index, reduction, offered);
    if (recording_ != nullptr) {
      recording_->steps.push_back({Step::Kind::offer, complete ? Answer::yes : Answer::ask, asked_,
                                   Step::pack(i, reduction)});
    }
    if (!complete) {
      return false;
    }
    ++offers;
    if (!found || offered.amount < best.amount) {
      best = offered;
      best_at = i;
      found = true;
    } else {
      leaf_->how = how_best;
    }
    if (!rule.lowest_wins_ties) {
      break;
    }
  }
  if (!found) {
    return true;
  }
  if (recording_ != nullptr) {
    Step& last = recording_->steps[recording_->steps.size() - 1];
    if (offers == 1 && last.kind == Step::Kind::offer) {
      last.kind = Step::Kind::take;
    } else {
      recording_->steps.push_back(
          {Step::Kind::charge, Answer::yes, kNoFact, Step::pack(best_at, -1)});
    }
  }
  count(best);
  return true;
}

bool Evaluation::find_reduction(const Rule& rule, std::int16_t& out) {
  out = -1;
  for (const std::uint16_t r : rule.reductions) {
    switch (all_hold(schedule_.reductions[r].when)) {
      case Answer::yes:
        out = static_cast<std::int16_t>(r);
        return true;
      case Answer::no:
        break;
      case Answer::ask:
        return false;
    }
  }
  return true;
}

}  // namespace tarex::detail
