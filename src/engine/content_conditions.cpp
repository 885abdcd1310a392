#include <algorithm>

#include "engine/evaluation.hpp"

/// Conditions on what goods consist of: the parts that a list names, and the contents of all parts.
namespace tarex::detail {

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
    return at_least == (c.comparison == Comparison::at_least) ? Answer::yes : Answer::no;
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

}  // namespace tarex::detail
