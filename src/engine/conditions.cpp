#include <algorithm>

#include "engine/evaluation.hpp"

/// The meaning of every condition, three-valued: yes, no, or "ask for this fact first".
namespace tarex::detail {
namespace {

Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }

bool compare(i128 left, Comparison comparison, i128 right) {
  switch (comparison) {
    case Comparison::at_least:
      return left >= right;
    case Comparison::below:
      return left < right;
  }
  return false;
}

}  // namespace

bool Evaluation::value_of(FactIndex fact, std::int64_t stand_in, std::int64_t& value) {
  if (ctx_.facts.known(fact)) {
    value = ctx_.facts.value(fact);
    return true;
  }
  const FactSpec& spec = schedule_.facts[fact];
  if (spec.soft) {
    ctx_.softened.set(fact);
    value = ctx_.softest ? kOtherText : spec.worst;
    return true;
  }
  switch (spec.role) {
    case FactRole::question:
      asked_ = fact;
      return false;
    case FactRole::assumed:
      ctx_.assumed.set(fact);
      value = spec.is_origin ? ctx_.line.origin.index() : stand_in;
      return true;
    case FactRole::relief:
      value = stand_in;
      return true;
  }
  return false;
}

bool Evaluation::hangs_on_amounts(const Condition& condition) const {
  struct Visitor {
    const Context& ctx;
    [[nodiscard]] bool stated_amount(FactIndex fact) const {
      return ctx.facts.known(fact) && is_amount(ctx.plan.schedule().facts[fact].type);
    }
    bool operator()(const FactIn& c) const { return stated_amount(c.fact); }
    bool operator()(const FactCompare& c) const { return stated_amount(c.fact); }
    bool operator()(const AllZero&) const { return true; }
    bool operator()(const ListedShare&) const { return true; }
    bool operator()(const EveryListed&) const { return true; }
    bool operator()(const BaseRate&) const { return true; }
    bool operator()(const Charged&) const { return true; }
    bool operator()(const Covered&) const { return true; }
    // These follow from the charges before, the words and the code.
    bool operator()(const Applied&) const { return false; }
    bool operator()(const PartyRow&) const { return false; }
    bool operator()(const Listed&) const { return false; }
    // What they consist of is looked at one by one.
    bool operator()(const AnyOf&) const { return false; }
    bool operator()(const AllOf&) const { return false; }
    bool operator()(const Not&) const { return false; }
    bool operator()(const Shown&) const { return false; }
  };
  return std::visit(Visitor{ctx_}, condition.is);
}

Answer Evaluation::holds(const Condition& condition) {
  const Answer answer = std::visit([this](const auto& c) { return test(c); }, condition.is);
  if (recording_ != nullptr && hangs_on_amounts(condition)) {
    recording_->steps.push_back(
        {Step::Kind::look, answer, asked_, ctx_.courses->number_of(condition)});
  }
  return answer;
}

Answer Evaluation::all_hold(const std::vector<Condition>& conditions) {
  FactIndex first_asked = kNoFact;
  for (const Condition& condition : conditions) {
    switch (holds(condition)) {
      case Answer::no:
        return Answer::no;
      case Answer::ask:
        first_asked = first_asked == kNoFact ? asked_ : first_asked;
        break;
      case Answer::yes:
        break;
    }
  }
  asked_ = first_asked;
  return first_asked == kNoFact ? Answer::yes : Answer::ask;
}

Answer Evaluation::holds(const Rule& rule) { return all_hold(rule.version->when); }

Answer Evaluation::test(const AllOf& c) { return all_hold(c.of); }

Answer Evaluation::test(const AnyOf& c) {
  FactIndex first_asked = kNoFact;
  for (const Condition& condition : c.of) {
    switch (holds(condition)) {
      case Answer::yes:
        return Answer::yes;
      case Answer::ask:
        first_asked = first_asked == kNoFact ? asked_ : first_asked;
        break;
      case Answer::no:
        break;
    }
  }
  asked_ = first_asked;
  return first_asked == kNoFact ? Answer::no : Answer::ask;
}

Answer Evaluation::test(const Not& c) {
  switch (holds(c.of.front())) {
    case Answer::yes:
      return Answer::no;
    case Answer::no:
      return Answer::yes;
    case Answer::ask:
      return Answer::ask;
  }
  return Answer::ask;
}

Answer Evaluation::test(const PartyRow& c) {
  const Papers& papers = schedule_.papers;
  std::int64_t producer = 0;
  std::int64_t seller = 0;
  if (!value_of(papers.certificate, kOtherText, producer) ||
      !value_of(papers.seller, kOtherText, seller)) {
    return Answer::ask;
  }
  const auto names = [](const std::vector<std::int64_t>& parties, std::int64_t party) {
    return std::find(parties.begin(), parties.end(), party) != parties.end();
  };
  return answer(names(c.producers, producer) && names(c.sellers, seller));
}

Answer Evaluation::test(const Listed& c) {
  const auto listed = ctx_.law.listed();
  return answer(std::any_of(c.lists.begin(), c.lists.end(), [&](std::uint16_t list) {
    return std::find(listed.begin(), listed.end(), list) != listed.end();
  }));
}

FactIndex fact_of(const Shown& shown) {
  const Condition* plain = &shown.of.front();
  if (const auto* negated = std::get_if<Not>(&plain->is)) {
    plain = &negated->of.front();
  }
  const auto* in = std::get_if<FactIn>(&plain->is);
  return in != nullptr ? in->fact : std::get<FactCompare>(plain->is).fact;
}

/// What is taken for granted is not shown, nor is an answer that is only tried.
Answer Evaluation::test(const Shown& c) {
  const FactIndex fact = fact_of(c);
  return answer(ctx_.facts.known(fact) && !ctx_.answered.test(fact) &&
                holds(c.of.front()) == Answer::yes);
}

Answer Evaluation::test(const FactIn& c) {
  std::int64_t value = 0;
  const std::int64_t stand_in = schedule_.facts[c.fact].type == FactType::claim ? 0 : INT64_MIN;
  if (!value_of(c.fact, stand_in, value)) {
    return Answer::ask;
  }
  return answer(std::find(c.values.begin(), c.values.end(), value) != c.values.end());
}

Answer Evaluation::test(const FactCompare& c) {
  std::int64_t value = 0;
  if (!ctx_.facts.known(c.fact) && schedule_.facts[c.fact].type == FactType::date) {
    if (schedule_.facts[c.fact].role == FactRole::question) {
      asked_ = c.fact;
      return Answer::ask;
    }
    return Answer::no;  // a date nobody showed is neither before nor after
  }
  if (!value_of(c.fact, 0, value)) {
    return Answer::ask;
  }
  return answer(compare(value, c.comparison, c.threshold));
}

Answer Evaluation::test(const BaseRate& c) {
  if (leaf_->how.unbounded) {
    return answer(c.comparison == Comparison::at_least);
  }
  const i128 threshold = static_cast<i128>(c.threshold.ppb()) * ctx_.line.value.micro();
  return answer(compare(leaf_->how.exact, c.comparison, threshold));
}

Answer Evaluation::test(const Applied& c) {
  return answer(
      std::any_of(leaf_->charges.begin(), leaf_->charges.end(), [&](const Charge& charge) {
        return c.by.measures.test(ctx_.plan.rules()[charge.rule].measure);
      }));
}

Answer Evaluation::test(const Charged& c) {
  return answer(
      std::any_of(leaf_->charges.begin(), leaf_->charges.end(), [&](const Charge& charge) {
        return charge.charged && c.by.measures.test(ctx_.plan.rules()[charge.rule].measure);
      }));
}

Answer Evaluation::test(const Covered& c) {
  const i128 covered = static_cast<i128>(covered_by(c.by).micro()) * kRateOne;
  return answer(covered >= static_cast<i128>(c.at_least.ppb()) * ctx_.line.value.micro());
}

}  // namespace tarex::detail
