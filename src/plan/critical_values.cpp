#include "plan/critical_values.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

using Values = std::vector<std::vector<std::int64_t>>;

void collect(const std::vector<Condition>& conditions, const Papers& papers, Values& out);

struct Collector {
  const Papers& papers;
  Values& out;
  void operator()(const FactIn& c) const {
    auto& values = out[c.fact];
    values.insert(values.end(), c.values.begin(), c.values.end());
  }
  void operator()(const FactCompare& c) const {
    out[c.fact].push_back(c.threshold);
    out[c.fact].push_back(c.threshold - 1);
  }
  void operator()(const AllZero& c) const {
    for (const FactIndex fact : c.facts) {
      out[fact].push_back(0);
    }
  }
  void operator()(const ListedShare&) const {}
  void operator()(const EveryListed& c) const {
    for (const PartFact& part : c.facts) {
      out[part.fact].push_back(c.threshold.ppb());
      out[part.fact].push_back(c.threshold.ppb() - 1);
    }
    for (const PartFact& content : c.contents) {
      out[content.fact].push_back(0);
      out[content.fact].push_back(1);
    }
  }
  void operator()(const PartyRow& c) const {
    auto& producers = out[papers.certificate];
    producers.insert(producers.end(), c.producers.begin(), c.producers.end());
    auto& sellers = out[papers.seller];
    sellers.insert(sellers.end(), c.sellers.begin(), c.sellers.end());
  }
  void operator()(const Listed&) const {}
  void operator()(const Shown& c) const { collect(c.of, papers, out); }
  void operator()(const BaseRate&) const {}
  void operator()(const Applied&) const {}
  void operator()(const Charged&) const {}
  void operator()(const Covered&) const {}
  void operator()(const AnyOf& c) const { collect(c.of, papers, out); }
  void operator()(const AllOf& c) const { collect(c.of, papers, out); }
  void operator()(const Not& c) const { collect(c.of, papers, out); }
};

void collect(const std::vector<Condition>& conditions, const Papers& papers, Values& out) {
  for (const Condition& condition : conditions) {
    std::visit(Collector{papers, out}, condition.is);
  }
}

/// A value of a closed type that no condition names stands for all the others.
void add_other(const FactSpec& spec, std::vector<std::int64_t>& values) {
  switch (spec.type) {
    case FactType::claim:
      values = {0, 1};
      return;
    case FactType::word:
      for (std::size_t w = 0; w < spec.words.size(); ++w) {
        values.push_back(static_cast<std::int64_t>(w));
      }
      return;
    case FactType::country:
      values.push_back(kNoCountry);
      for (std::int64_t c = 0; c < static_cast<std::int64_t>(kCountryCount); ++c) {
        if (std::find(values.begin(), values.end(), c) == values.end()) {
          values.push_back(c);
          return;
        }
      }
      return;
    case FactType::text:
    case FactType::party:
      values.push_back(kOtherText);
      return;
    case FactType::amount:
    case FactType::decimal:
    case FactType::percent:
    case FactType::date:
      values.push_back(0);
      return;
  }
}

}  // namespace

std::vector<std::vector<std::int64_t>> critical_values(const Schedule& schedule,
                                                       const std::vector<Rule>& rules,
                                                       std::span<const std::uint16_t> reductions) {
  Values out(schedule.facts.size());
  for (const Rule& rule : rules) {
    collect(rule.version->when, schedule.papers, out);
    if (const auto* stated = std::get_if<StatedRate>(&rule.version->rate)) {
      out[stated->fact].push_back(stated->least.ppb());
      out[stated->fact].push_back(stated->open_above ? kUnbounded : stated->most.ppb());
    }
  }
  for (const std::uint16_t r : reductions) {
    collect(schedule.reductions[r].when, schedule.papers, out);
  }
  for (std::size_t f = 0; f < out.size(); ++f) {
    add_other(schedule.facts[f], out[f]);
    std::sort(out[f].begin(), out[f].end());
    out[f].erase(std::unique(out[f].begin(), out[f].end()), out[f].end());
    out[f].shrink_to_fit();
  }
  return out;
}

}  // namespace tarex::detail
