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

Answer Evaluation::test(const AllZero& c) {
  FactIndex unknown = kNoFact;
  for (const FactIndex fact : c.facts) {
    if (ctx_.facts.known(fact)) {
      if (ctx_.facts.value(fact) != 0) {
        return Answer::no;
      }
    } else if (schedule_.facts[fact].role != FactRole::question || ctx_.facts.floor(fact) > 0) {
      return Answer::no;
    } else if (unknown == kNoFact) {
      unknown = fact;
    }
  }
  asked_ = unknown;
  return unknown == kNoFact ? Answer::yes : Answer::ask;
}

Answer Evaluation::test(const ListedShare& c) {
  const std::uint32_t listed = ctx_.law.parts()[c.group];
  i128 sum = 0;   // of what is known, floors included
  i128 most = 0;  // if the unknown ones were as large as they can be
  FactIndex unknown = kNoFact;
  for (const PartFact& part : c.facts) {
    if (!names_part(listed, part.part)) {
      continue;
    }
    if (ctx_.facts.known(part.fact)) {
      sum += ctx_.facts.value(part.fact);
      most += ctx_.facts.value(part.fact);
      continue;
    }
    if (schedule_.facts[part.fact].role == FactRole::question) {
      unknown = unknown == kNoFact ? part.fact : unknown;
      sum += ctx_.facts.floor(part.fact);
      most += most_possible(ctx_.plan, ctx_.line, ctx_.facts, part.fact);
    }
  }
  const bool whole_known = ctx_.facts.known(c.whole) && ctx_.facts.value(c.whole) > 0;
  const auto reaches = [&](i128 parts) {
    return parts * kRateOne >= static_cast<i128>(c.threshold.ppb()) * ctx_.facts.value(c.whole);
  };
  const auto decided = [&](bool at_least) {
    return answer(at_least == (c.comparison == Comparison::at_least));
  };
  if (unknown != kNoFact) {
    if (whole_known && reaches(sum)) {
      return decided(true);
    }
    if (whole_known && !reaches(most)) {
      return decided(false);
    }
    asked_ = unknown;
    return Answer::ask;
  }
  if (sum == 0) {
    return decided(false);
  }
  if (!whole_known) {
    asked_ = c.whole;
    return Answer::ask;
  }
  return decided(reaches(sum));
}

FactIndex content_of(const EveryListed& listed, std::uint16_t part) {
  for (const PartFact& content : listed.contents) {
    if (content.part == part) {
      return content.fact;
    }
  }
  return kNoFact;
}

/// How much there is of a part is asked only where another part reaches the threshold.
Answer Evaluation::test(const EveryListed& c) {
  const std::uint32_t listed = ctx_.law.parts()[c.group];
  bool any = false;
  bool fails = false;
  FactIndex unknown = kNoFact;
  FactIndex content_unknown = kNoFact;
  for (const PartFact& part : c.facts) {
    if (!names_part(listed, part.part)) {
      continue;
    }
    std::int64_t value = 0;
    const bool stated = value_of(part.fact, 0, value);
    if (stated && value >= c.threshold.ppb()) {
      any = true;
      continue;
    }
    const FactIndex content = content_of(c, part.part);
    const bool content_known = content != kNoFact && ctx_.facts.known(content);
    if (content_known && ctx_.facts.value(content) == 0) {
      continue;
    }
    if (!stated) {
      unknown = unknown == kNoFact ? part.fact : unknown;
    } else if (content == kNoFact || content_known || ctx_.facts.floor(content) > 0 ||
               schedule_.facts[content].role != FactRole::question) {
      fails = true;
    } else {
      content_unknown = content_unknown == kNoFact ? content : content_unknown;
    }
  }
  if (fails || (!any && unknown == kNoFact)) {
    return Answer::no;
  }
  asked_ = unknown == kNoFact ? content_unknown : unknown;
  return asked_ == kNoFact ? Answer::yes : Answer::ask;
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
