#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>
#include <string>

#include "oracle.hpp"
#include "overloaded.hpp"

// What a line with missing answers can come to: all combinations of the values at which the law
// turns, each worked out from the start.

namespace tarex::oracle {

std::vector<std::set<std::int64_t>> mentioned_values(const Schedule& schedule) {
  std::vector<std::set<std::int64_t>> mentioned(schedule.facts.size());
  std::function<void(const Condition&)> note = [&](const Condition& condition) {
    if (const auto* row = std::get_if<PartyRow>(&condition.is)) {
      mentioned[schedule.papers.certificate].insert(row->producers.begin(), row->producers.end());
      mentioned[schedule.papers.seller].insert(row->sellers.begin(), row->sellers.end());
    } else if (const auto* shown = std::get_if<Shown>(&condition.is)) {
      for_each_condition(shown->of, note);
    } else if (const auto* in = std::get_if<FactIn>(&condition.is)) {
      mentioned[in->fact].insert(in->values.begin(), in->values.end());
    } else if (const auto* compare = std::get_if<FactCompare>(&condition.is)) {
      if (compare->fact != kCustomsValueFact) {
        mentioned[compare->fact].insert(compare->threshold);
      }
    } else if (const auto* every = std::get_if<EveryListed>(&condition.is)) {
      for (const PartFact& part : every->facts) {
        mentioned[part.fact].insert(every->threshold.ppb());
      }
    }
  };
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      for_each_condition(version.when, note);
    }
  }
  for (const Reduction& reduction : schedule.reductions) {
    for_each_condition(reduction.when, note);
  }
  return mentioned;
}

std::vector<HsCode> Oracle::finest(HsCode code) const {
  std::vector<HsCode> codes;
  if (code.digits() == 10) {
    codes.push_back(code);
    return codes;
  }
  for (const TariffLine& tariff : schedule_->lines.rows()) {
    if (!code.covers(tariff.hs()) && !tariff.hs().covers(code)) {
      continue;
    }
    const std::size_t before = codes.size();
    for (const std::uint64_t child : schedule_->statistical_below(tariff.hs())) {
      codes.push_back(HsCode::from_aligned(child, 10));
    }
    if (codes.size() == before) {
      codes.push_back(tariff.hs());
    }
  }
  return codes;
}

std::vector<FactIndex> Oracle::missing(const EntryLine& line) const {
  return missing(line, law_of(line));
}

std::vector<FactIndex> Oracle::missing(const EntryLine& line, const Law& law) const {
  std::set<FactIndex> asked;
  const auto listed_of = [&](std::uint16_t group, const std::vector<PartFact>& facts) {
    for (const PartFact& part : facts) {
      if (law.listed_parts.count({group, part.part}) != 0) {
        asked.insert(part.fact);
      }
    }
  };
  const auto ask = Overloaded{
      [&](const FactIn& in) { asked.insert(in.fact); },
      [&](const FactCompare& compare) { asked.insert(compare.fact); },
      [&](const AllZero& zero) { asked.insert(zero.facts.begin(), zero.facts.end()); },
      [&](const ListedShare& share) {
        listed_of(share.group, share.facts);
        asked.insert(share.whole);
      },
      [&](const EveryListed& every) {
        listed_of(every.group, every.facts);
        listed_of(every.group, every.contents);
      },
      [&](const ContentValue& content) { asked.insert(content.fact); },
      [&](const ValueLessShare& less) { asked.insert(less.fact); },
      [&](const ValueShare& share) { asked.insert(share.fact); },
      [&](const DeclaredAmount& declared) { asked.insert(declared.fact); },
      [&](const ValueLessAmount& less) { asked.insert(less.fact); },
      [&](const PartyRow&) {
        asked.insert(schedule_->papers.certificate);
        asked.insert(schedule_->papers.seller);
      },
      [&](const Listed&) {},
      [&](const Shown&) {},  // unknown is "not shown": nobody asks
      [&](const BaseRate&) {},
      [&](const Applied&) {},
      [&](const Charged&) {},
      [&](const Covered&) {},
      [&](const AnyOf&) {},
      [&](const AllOf&) {},
      [&](const Not&) {},
      [&](const CustomsValue&) {},
      [&](const RemainderOf&) {},
      [&](const ValuePlusDuties&) {},
  };
  for (const std::vector<Candidate>& family : law.families) {
    for (const Candidate& candidate : family) {
      for_each_condition(candidate.version->when,
                         [&](const Condition& c) { std::visit(ask, c.is); });
      std::visit(ask, candidate.version->basis);
      if (const auto* stated = std::get_if<StatedRate>(&candidate.version->rate)) {
        asked.insert(stated->fact);
      }
    }
  }
  for (const Reduction& reduction : schedule_->reductions) {
    for_each_condition(reduction.when, [&](const Condition& c) { std::visit(ask, c.is); });
    std::visit(ask, reduction.to_basis);
    if (reduction.overlap != kNoFact) {
      asked.insert(reduction.overlap);
    }
  }
  std::vector<FactIndex> gaps;
  for (const FactIndex fact : asked) {
    if (fact < schedule_->facts.size() && !line.facts.known(fact)) {
      const FactSpec& spec = schedule_->facts[fact];
      if (spec.role == FactRole::question && !spec.soft) {
        gaps.push_back(fact);
      }
    }
  }
  // Wholes before their parts.
  std::stable_partition(gaps.begin(), gaps.end(),
                        [&](FactIndex fact) { return schedule_->facts[fact].part_of == kNoFact; });
  return gaps;
}

/// What a part can be at most, when the other parts have their value or at least their floor.
std::int64_t Oracle::room_for(const EntryLine& line, const Facts& facts, FactIndex fact) const {
  const FactIndex whole = schedule_->facts[fact].part_of;
  std::int64_t room = 1'000'000 * kMicro;  // nobody knows the whole: as good as endless
  if (whole == kCustomsValueFact) {
    room = line.value.micro();
  } else if (facts.known(whole)) {
    room = facts.value(whole) - (whole == line.rest.of ? line.rest.least : 0);
  }
  for (const PartLimit& limit : line.limits) {
    room = limit.of == whole ? std::min(room, limit.most) : room;
  }
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const auto other = static_cast<FactIndex>(i);
    if (other != fact && schedule_->facts[i].part_of == whole) {
      room -= facts.known(other) ? facts.value(other) : facts.floor(other);
    }
  }
  for (const PartLimit& limit : line.limits) {
    room = limit.of == fact ? std::min(room, limit.most) : room;
  }
  return room;
}

/// What is left for a part of a known whole when all other parts are known and the rest is as large
/// as can be. @return nothing where that is not so
std::optional<std::int64_t> Oracle::left_for(const EntryLine& line, const Facts& facts,
                                             FactIndex fact) const {
  const FactIndex whole = schedule_->facts[fact].part_of;
  if (whole != line.rest.of || !facts.known(whole) || line.rest.most == kUnbounded) {
    return std::nullopt;
  }
  std::int64_t left = facts.value(whole) - line.rest.most;
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const auto other = static_cast<FactIndex>(i);
    if (other != fact && schedule_->facts[i].part_of == whole) {
      if (!facts.known(other)) {
        return std::nullopt;
      }
      left -= facts.value(other);
    }
  }
  return left;
}

/// Values of a content that, with none, some or all of the others, come to a part of the value that
/// the line states: the work done abroad, what is not from the United States, a share.
std::set<std::int64_t> Oracle::where_nothing_remains(const EntryLine& line, const Facts& facts,
                                                     FactIndex fact) const {
  std::set<std::int64_t> sums;
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const auto stated = static_cast<FactIndex>(i);
    const FactSpec& spec = schedule_->facts[i];
    if (!facts.known(stated) || spec.part_of != kNoFact) {
      continue;
    }
    if (spec.type == FactType::amount) {
      sums.insert({facts.value(stated), line.value.micro() - facts.value(stated)});
    } else if (spec.type == FactType::percent) {
      const Money share = apply(Rate::from_ppb(facts.value(stated)), line.value, 1);
      sums.insert({share.micro(), (line.value - share).micro()});
    }
  }
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    const auto other = static_cast<FactIndex>(i);
    if (other != fact && schedule_->facts[i].part_of == kCustomsValueFact && facts.known(other)) {
      for (const std::int64_t sum : std::set<std::int64_t>(sums)) {
        sums.insert(sum - facts.value(other));
      }
    }
  }
  return sums;
}

std::vector<std::int64_t> Oracle::values_to_try(const EntryLine& line, const Facts& facts,
                                                FactIndex fact, Grid grid) const {
  const FactSpec& spec = schedule_->facts[fact];
  const std::set<std::int64_t>& mentioned = mentioned_[fact];
  std::set<std::int64_t> values;
  switch (spec.type) {
    case FactType::claim:
      return {0, 1};
    case FactType::word:
      for (std::size_t w = 0; w < spec.words.size(); ++w) {
        values.insert(static_cast<std::int64_t>(w));
      }
      return {values.begin(), values.end()};
    case FactType::country: {
      values = mentioned;
      values.insert(kNoCountry);
      std::int64_t other = 0;
      while (mentioned.count(other) != 0) {
        ++other;
      }
      values.insert(other);
      return {values.begin(), values.end()};
    }
    case FactType::text:
    case FactType::party:
      values = mentioned;
      values.insert(kOtherText);
      return {values.begin(), values.end()};
    case FactType::date:
    case FactType::percent:
    case FactType::amount:
    case FactType::decimal:
      break;
  }
  const std::int64_t coin = spec.type == FactType::amount ? line.minor_unit : 1;
  std::int64_t lowest = facts.floor(fact);
  std::int64_t highest = spec.type == FactType::percent  ? kRateOne
                         : spec.type == FactType::amount ? line.value.micro()
                                                         : 1'000'000 * kMicro;
  if (spec.part_of != kNoFact) {
    highest = room_for(line, facts, fact);
    lowest = std::max(lowest, left_for(line, facts, fact).value_or(lowest));
  }
  std::int64_t parts = 0;
  std::int64_t most_parts = 0;
  for (std::size_t i = 0; i < schedule_->facts.size(); ++i) {
    // A whole nobody stated is at least its parts.
    const auto part = static_cast<FactIndex>(i);
    if (schedule_->facts[i].part_of == fact) {
      parts += facts.known(part) ? facts.value(part) : facts.floor(part);
      most_parts += facts.known(part) ? facts.value(part) : room_for(line, facts, part);
    }
  }
  if (fact == line.rest.of) {
    lowest = std::max(lowest, parts + line.rest.least);
    highest = line.rest.most < highest - most_parts ? most_parts + line.rest.most : highest;
    values.insert(most_parts + line.rest.least);  // the largest shares
  } else {
    lowest += parts;
  }
  // Zero together with its pair, also where what is stated leaves the pair no room.
  const bool no_room = spec.pair != kNoFact && !line.facts.known(spec.pair) &&
                       line.facts.floor(spec.pair) == 0 &&
                       room_for(line, line.facts, spec.pair) <= 0;
  if (no_room || (spec.pair != kNoFact && facts.known(spec.pair) && facts.value(spec.pair) == 0)) {
    highest = std::min<std::int64_t>(highest, 0);
  } else if (spec.pair != kNoFact &&
             (facts.known(spec.pair) ? facts.value(spec.pair) : facts.floor(spec.pair)) > 0) {
    lowest = std::max<std::int64_t>(lowest, 1);
  }
  for (const std::int64_t value : mentioned) {
    values.insert({value - 1, value, value + 1});
  }
  const std::int64_t steps =
      std::array<std::int64_t, 4>{1, 2, 4, 8}[static_cast<std::size_t>(grid)];
  for (std::int64_t step = 0; step <= steps; ++step) {
    const std::int64_t value = lowest + (highest - lowest) / steps * step;
    values.insert(step == steps ? highest : value / coin * coin);
  }
  if (spec.part_of == kCustomsValueFact) {
    const std::set<std::int64_t> bends = where_nothing_remains(line, facts, fact);
    values.insert(bends.begin(), bends.end());
  }
  // What is left when each other part still keeps its smallest share.
  values.insert({0, 1, coin, lowest, lowest + 1, highest - coin, highest - 1, highest - 2});
  std::vector<std::int64_t> possible;
  for (const std::int64_t value : values) {
    if (value >= lowest && value <= highest) {
      possible.push_back(value);
    }
  }
  if (endless_.count(fact) != 0) {
    possible.push_back(kUnbounded);
  }
  return possible;
}

void Oracle::search(const EntryLine& line, const Law& law, const std::vector<FactIndex>& gaps,
                    std::size_t next, const Facts& facts, Grid grid, Range& found) const {
  if (next < gaps.size()) {
    for (const std::int64_t value : values_to_try(line, facts, gaps[next], grid)) {
      Facts answered = facts;
      answered.set(gaps[next], value);
      search(line, law, gaps, next + 1, answered, grid, found);
    }
    return;
  }
  const Outcome outcome = evaluate(line, facts, law);
  ++found.outcomes;
  found.unbounded = found.unbounded || outcome.unbounded;
  found.most_lines = std::max(found.most_lines, outcome.applied.size());
  if (found.outcomes == 1 || outcome.total_duty < found.min) {
    found.min = outcome.total_duty;
    found.at_min = line;
    found.at_min.facts = facts;
  }
  if (found.outcomes == 1 || outcome.total_duty > found.max) {
    found.max = outcome.total_duty;
    found.at_max = line;
    found.at_max.facts = facts;
  }
}

Range Oracle::range(const EntryLine& line, Grid grid) const {
  Range found;
  for (const HsCode code : finest(line.code)) {
    EntryLine finer = line;
    finer.code = code;
    const Law law = law_of(finer);
    search(finer, law, missing(finer, law), 0, line.facts, grid, found);
  }
  return found;
}

}  // namespace tarex::oracle
