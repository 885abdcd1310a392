#include "engine/owe_alike.hpp"

#include <algorithm>

#include "plan/code_classes.hpp"

namespace tarex::detail {
namespace {

bool state_the_same(const Schedule& schedule, const Facts& a, const Facts& b) {
  bool same = a.all_known() == b.all_known();
  for (std::size_t f = 0; f < schedule.facts.size() && same; ++f) {
    const auto fact = static_cast<FactIndex>(f);
    same = a.known(fact) ? a.value(fact) == b.value(fact) : a.floor(fact) == b.floor(fact);
  }
  return same;
}

/// What a bill with gaps leaves open.
bool leave_the_same(const EntryLine& a, const EntryLine& b) {
  const auto same = [](const PartLimit& x, const PartLimit& y) {
    return x.of == y.of && x.most == y.most;
  };
  return std::equal(a.limits.begin(), a.limits.end(), b.limits.begin(), b.limits.end(), same) &&
         a.rest.of == b.rest.of && a.rest.least == b.rest.least && a.rest.most == b.rest.most &&
         a.contents_hang_on_value == b.contents_hang_on_value;
}

bool have_the_same_rate(const EntryLine& a, const EntryLine& b) {
  return a.base_rate.has_value() == b.base_rate.has_value() &&
         (!a.base_rate || a.base_rate->text == b.base_rate->text) &&
         a.base_rate_fx_micro == b.base_rate_fx_micro;
}

bool say_the_same(const Schedule& schedule, const EntryLine& a, const EntryLine& b) {
  return a.code == b.code && a.value == b.value && a.value_is == b.value_is &&
         a.minor_unit == b.minor_unit && a.fx_micro == b.fx_micro &&
         a.quantity_unit == b.quantity_unit && have_the_same_rate(a, b) && leave_the_same(a, b) &&
         state_the_same(schedule, a.facts, b.facts);
}

bool owe_alike(const Addend& one, const Addend& other) {
  const EntryLine& a = *one.line;
  const EntryLine& b = *other.line;
  const Schedule& schedule = one.plan->schedule();
  if (one.workspace != other.workspace || &schedule != &other.plan->schedule() ||
      !say_the_same(schedule, a, b)) {
    return false;
  }
  const auto same_law = [&](const CodeLaw& x, const CodeLaw& y) {
    return x.regime == y.regime && (!x.regime->asks_origin || a.origin == b.origin);
  };
  bool alike = true;
  for_each_code(schedule, a.code, [&](HsCode code, const TariffLine&) {
    PlanCache& cache = one.workspace->cache;
    const CodeVariants laws = cache.law_for(a.date, code, a.origin);  // the next call replaces it
    const CodeVariants& others = cache.law_for(b.date, code, b.origin);
    alike = alike && std::equal(laws.laws.begin(), laws.laws.end(), others.laws.begin(),
                                others.laws.end(), same_law);
  });
  return alike;
}

}  // namespace

std::vector<Addend> without_pairs(std::span<const Addend> addends) {
  std::vector<Addend> out;
  for (const Addend& addend : addends) {
    const auto pair = std::find_if(out.begin(), out.end(), [&](const Addend& other) {
      return other.subtract != addend.subtract && owe_alike(addend, other);
    });
    if (pair == out.end()) {
      out.push_back(addend);
    } else {
      out.erase(pair);
    }
  }
  return out;
}

}  // namespace tarex::detail
