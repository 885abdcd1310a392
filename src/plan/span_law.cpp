#include "plan/span_law.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "base/append_bytes.hpp"

namespace tarex::detail {
namespace {

void add(RuleSet& set, std::size_t rule) { set[rule / 64] |= std::uint64_t{1} << (rule % 64); }

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  std::string key;
  for (const T& value : values) {
    append_bytes(key, value);
  }
  return key;
}

bool names_only_lists(const MeasureVersion& version) {
  const CodeScope& scope = version.codes;
  return !scope.lists.empty() && scope.chapters.empty() && scope.except_lists.empty() &&
         !std::holds_alternative<SpecialRate>(version.rate);
}

}  // namespace

SpanLaw::SpanLaw(std::shared_ptr<const Plan> plan, RegimeTable& regimes)
    : plan_(std::move(plan)), regimes_(regimes), numbers_(regimes.number_rules(*plan_)) {
  const auto rules = plan_->rules();
  const std::size_t words = (rules.size() + 63) / 64;
  everywhere_.assign(words, 0);
  by_list_.assign(plan_->schedule().lists.size() * words, 0);
  group_of_origin_.assign(kCountryCount, -1);
  places_.assign(regimes.numbers(), 0);
  for (std::size_t r = 0; r < rules.size(); ++r) {
    places_[numbers_[r]] = static_cast<RuleIndex>(r);
  }
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const MeasureVersion& version = *rules[r].version;
    if (version.codes.all && version.codes.except_lists.empty() &&
        !std::holds_alternative<SpecialRate>(version.rate)) {
      add(everywhere_, r);
    } else if (!version.codes.all && names_only_lists(version)) {
      for (const std::uint16_t list : version.codes.lists) {
        add(by_list_, list * words * 64 + r);
      }
    } else {
      picky_.push_back(static_cast<std::uint16_t>(r));
    }
  }
}

SpanLaw::CodeSet SpanLaw::make_set(const CodeKind& what) const {
  const Schedule& schedule = plan_->schedule();
  const Date day = plan_->valid().from;
  CodeSet set;
  set.rules = everywhere_;
  ListSet lists;
  for (const OnList& one : what.on_lists) {
    if (!one.period.contains(day) || lists.test(one.list)) {
      continue;
    }
    lists.set(one.list);
    for (std::size_t word = 0; word < set.rules.size(); ++word) {
      set.rules[word] |= by_list_[one.list * set.rules.size() + word];
    }
    const CodeList& list = schedule.lists[one.list];
    if (list.group >= 0 && list.part >= 0) {
      set.parts.resize(schedule.groups.size(), 0);
      set.parts[static_cast<std::size_t>(list.group)] |= 1U << static_cast<unsigned>(list.part);
    }
  }
  set.parts.resize(schedule.groups.size(), 0);
  for (const std::uint16_t r : picky_) {
    const MeasureVersion& version = *plan_->rules()[r].version;
    if (covers(version.codes, lists, what.example) &&
        prints_rate(schedule, *what.line, version.rate)) {
      add(set.rules, r);
    }
  }
  for (const std::uint16_t w : plan_->watches()) {
    if (covers(schedule.watches[w].codes, lists, what.example)) {
      set.watches.push_back(w);
    }
  }
  for (const std::uint16_t list : plan_->asked_lists()) {
    if (lists.test(list)) {
      set.listed.push_back(list);
    }
  }
  return set;
}

SpanLaw::PackedSet SpanLaw::pack(const CodeSet& set) const {
  std::size_t rules = 0;
  for (std::size_t word = 0; word < set.rules.size(); ++word) {
    rules += static_cast<std::size_t>(std::popcount(set.rules[word] & ~everywhere_[word]));
  }
  PackedSet packed;
  packed.reserve(2 + rules + 2 * set.parts.size() + set.watches.size() + set.listed.size());
  packed.push_back(static_cast<std::uint16_t>(rules));
  for (std::size_t word = 0; word < set.rules.size(); ++word) {
    for (std::uint64_t left = set.rules[word] & ~everywhere_[word]; left != 0; left &= left - 1) {
      packed.push_back(
          static_cast<std::uint16_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(left))));
    }
  }
  for (const std::uint32_t parts : set.parts) {
    packed.push_back(static_cast<std::uint16_t>(parts));
    packed.push_back(static_cast<std::uint16_t>(parts >> 16));
  }
  packed.push_back(static_cast<std::uint16_t>(set.watches.size()));
  packed.insert(packed.end(), set.watches.begin(), set.watches.end());
  packed.insert(packed.end(), set.listed.begin(), set.listed.end());
  return packed;
}

SpanLaw::CodeSet SpanLaw::unpack(NumberedLists::List packed) const {
  CodeSet set;
  set.rules = everywhere_;
  auto at = packed.begin();
  for (std::uint16_t rules = *at++; rules > 0; --rules) {
    add(set.rules, *at++);
  }
  for (std::size_t group = 0; group < plan_->schedule().groups.size(); ++group) {
    const std::uint32_t low = *at++;
    set.parts.push_back(low | std::uint32_t{*at++} << 16);
  }
  const auto watches = static_cast<std::ptrdiff_t>(*at++);
  set.watches.assign(at, at + watches);
  set.listed.assign(at + watches, packed.end());
  return set;
}

std::uint16_t SpanLaw::find_set(const CodeKind& what) {
  const std::uint32_t number = sets_.number_of(pack(make_set(what)));
  if (number >= kNoSet) {
    throw std::length_error("more sets of rules than can be numbered");
  }
  treatments_.resize(sets_.size());
  return static_cast<std::uint16_t>(number);
}

/// Origins that the rules and watches of the span do not tell apart are one group.
std::int16_t SpanLaw::find_group(Country origin) {
  const auto rules = plan_->rules();
  OriginGroup group;
  group.rules.assign(everywhere_.size(), 0);
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (rules[r].version->origins.test(origin.index())) {
      add(group.rules, r);
    }
  }
  for (const std::uint16_t w : plan_->watches()) {
    if (plan_->schedule().watches[w].origins.test(origin.index())) {
      group.watches.push_back(w);
    }
  }
  const std::string key = bytes_of(group.rules) + '|' + bytes_of(group.watches);
  const auto [number, is_new] =
      group_numbers_.try_emplace(key, static_cast<std::int16_t>(groups_.size()));
  if (is_new) {
    groups_.push_back(std::move(group));
  }
  return number->second;
}

std::uint32_t SpanLaw::find_watches(const CodeSet& set, const OriginGroup& group) {
  std::vector<std::uint16_t> both;
  std::set_intersection(set.watches.begin(), set.watches.end(), group.watches.begin(),
                        group.watches.end(), std::back_inserter(both));
  const auto known = std::find(watches_.begin(), watches_.end(), both);
  const auto number = static_cast<std::uint32_t>(known - watches_.begin());
  if (known == watches_.end()) {
    watches_.push_back(std::move(both));
  }
  return number;
}

const SpanLaw::Treatment& SpanLaw::work_out(std::uint32_t kind, const CodeKind& what,
                                            Country origin) {
  if (kind >= set_of_kind_.size()) {
    set_of_kind_.resize(kind + 64, kNoSet);
  }
  if (set_of_kind_[kind] == kNoSet) {
    set_of_kind_[kind] = find_set(what);
  }
  std::int16_t& number = group_of_origin_[origin.index()];
  if (number < 0) {
    number = find_group(origin);
  }
  const std::uint16_t set_number = set_of_kind_[kind];
  Treatments& treatments = treatments_[set_number];
  const OriginGroup& group = groups_[static_cast<std::size_t>(number)];
  const auto place = static_cast<std::size_t>(number);
  if (treatments.size() <= place) {
    treatments.resize(place + 1);
  }
  Treatment& treatment = treatments[place];
  if (treatment.regime() == kNoRegime) {
    const CodeSet set = unpack(sets_.at(set_number));
    matching_.clear();
    for (std::size_t word = 0; word < set.rules.size(); ++word) {
      for (std::uint64_t left = set.rules[word] & group.rules[word]; left != 0; left &= left - 1) {
        matching_.push_back(
            static_cast<RuleIndex>(word * 64 + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
    const std::uint32_t watching = find_watches(set, group);
    if (watching > std::numeric_limits<std::uint16_t>::max()) {
      throw std::length_error("more sets of watches than can be numbered");
    }
    treatment = {regimes_.regime_of(*plan_, matching_, set.parts, set.listed, numbers_).number,
                 static_cast<std::uint16_t>(watching)};
  }
  return treatment;
}

}  // namespace tarex::detail
