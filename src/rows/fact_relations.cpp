#include <algorithm>
#include <map>

#include "base/quoted.hpp"
#include "rows/fact_reader.hpp"

/// What facts of a line say of one another: pairs, parts and wholes, contradictions.
namespace tarex::detail {
namespace {

std::string country_text(std::int64_t country) {
  return country == kNoCountry
             ? "none"
             : to_string(Country::from_index(static_cast<std::uint16_t>(country)));
}

/// What a whole amounts to; nothing if it is unknown.
std::optional<std::int64_t> size_of(const EntryLine& entry, FactIndex whole) {
  if (whole == kCustomsValueFact) {
    return entry.value.micro();
  }
  return whole != kNoFact && entry.facts.known(whole) ? std::optional(entry.facts.value(whole))
                                                      : std::nullopt;
}

Error too_much(const Schedule& schedule, const EntryLine& entry, FactIndex part, FactIndex whole,
               const std::string& what_else) {
  const std::string& name = schedule.facts[part].name;
  const std::string whole_name =
      whole == kCustomsValueFact ? "the customs value" : schedule.facts[whole].name;
  Error error{ErrorCode::inconsistent,
              name + what_else + " is more than " + whole_name + ", " +
                  decimal_text(size_of(entry, whole).value_or(0)),
              {},
              "parts cannot exceed their whole"};
  error.field = name;
  return error;
}

}  // namespace

bool is_more_than_all(const Schedule& schedule, const EntryLine& entry, FactIndex fact) {
  const auto all = size_of(entry, schedule.facts[fact].within);
  return all && entry.facts.known(fact) && entry.facts.value(fact) > *all;
}

void complete_pairs(const Schedule& schedule, Facts& facts) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    const FactIndex pair = schedule.facts[f].pair;
    if (pair != kNoFact && facts.known(fact) && facts.value(fact) == 0 && !facts.known(pair)) {
      facts.set(pair, 0);
    }
  }
}

std::vector<FactIndex> forget_contradicted_zeros(const Schedule& schedule, Facts& facts) {
  std::vector<FactIndex> forgotten;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    const FactIndex pair = schedule.facts[f].pair;
    if (pair != kNoFact && facts.known(fact) && facts.value(fact) == 0 && facts.known(pair) &&
        facts.value(pair) > 0) {
      facts.forget(fact);
      forgotten.push_back(fact);
    }
  }
  return forgotten;
}

bool is_never_zero(const Schedule& schedule, FactIndex fact) {
  return fact == schedule.quantity_fact ||
         std::any_of(schedule.facts.begin(), schedule.facts.end(),
                     [&](const FactSpec& spec) { return spec.part_of == fact; });
}

std::vector<FactIndex> forget_zero_wholes(const Schedule& schedule, Facts& facts) {
  std::vector<FactIndex> forgotten;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    if (facts.known(fact) && facts.value(fact) == 0 && is_never_zero(schedule, fact)) {
      facts.forget(fact);
      forgotten.push_back(fact);
    }
  }
  return forgotten;
}

std::vector<std::string> unasked_warnings(const Schedule& schedule, const Facts& stated) {
  std::vector<std::string> out;
  stated.all_known().each([&](FactIndex fact) {
    if (!schedule.asked.test(fact)) {
      out.push_back("the law of " + schedule.jurisdiction + " does not ask for " +
                    schedule.facts[fact].name + "; it changes nothing");
    }
  });
  return out;
}

std::optional<std::string> two_weights(const Schedule& schedule, const EntryLine& entry) {
  const Facts& facts = entry.facts;
  const FactIndex quantity = schedule.quantity_fact;
  const FactIndex weight = schedule.net_weight_fact;
  if (entry.quantity_unit < 0 || quantity == kNoFact || weight == kNoFact ||
      !facts.known(quantity) || !facts.known(weight) || facts.value(quantity) == 0 ||
      facts.value(weight) == 0) {  // neither is known then
    return std::nullopt;
  }
  const Unit& unit = schedule.units[static_cast<std::size_t>(entry.quantity_unit)];
  if (unit.dimension != "kg" || static_cast<i128>(facts.value(quantity)) * unit.nano_factor ==
                                    static_cast<i128>(facts.value(weight)) * kNano) {
    return std::nullopt;
  }
  return "quantity says " + decimal_text(facts.value(quantity)) + " " + unit.name + ", " +
         schedule.facts[weight].name + " " + decimal_text(facts.value(weight)) +
         ": a rate per kilogram would go by the quantity";
}

std::optional<std::string> contradiction(const Schedule& schedule, const EntryLine& entry,
                                         FactIndex fact) {
  const Facts& facts = entry.facts;
  if (!facts.known(fact)) {
    return std::nullopt;
  }
  const FactSpec& spec = schedule.facts[fact];
  const std::int64_t value = facts.value(fact);
  if (spec.until_entry && value > entry.date.time_since_epoch().count()) {
    return spec.name + " is after the day of entry, " + to_string(entry.date);
  }
  if (spec.proof != kNoFact && facts.known(spec.proof) && facts.value(spec.proof) == kNoCountry &&
      std::find(spec.no_claim.begin(), spec.no_claim.end(), value) == spec.no_claim.end()) {
    return spec.name + " claims " + quoted(spec.words[static_cast<std::size_t>(value)]) + ", " +
           schedule.facts[spec.proof].name + " says none: an agreement needs a proof of origin";
  }
  if (value == 0) {
    return std::nullopt;  // a share of nothing names no place
  }
  std::string elsewhere;
  bool there = false;
  for (const FactIndex place : spec.made_in.facts) {
    if (!facts.known(place)) {
      continue;
    }
    const std::int64_t country = facts.value(place);
    if (country == spec.made_in.country) {
      there = true;
    } else {
      elsewhere += (elsewhere.empty() ? "" : " and ") + schedule.facts[place].name + " says " +
                   country_text(country);
    }
  }
  if (elsewhere.empty() || (there && !spec.made_in.every)) {
    return std::nullopt;
  }
  return spec.name + " says " + decimal_text(value / 10) + "% of " +
         country_text(spec.made_in.country) + ", " + elsewhere + ": both are taken as stated";
}

Errors check_parts(const Schedule& schedule, const EntryLine& entry) {
  Errors errors;
  std::map<FactIndex, i128> sums;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const FactSpec& spec = schedule.facts[f];
    const auto fact = static_cast<FactIndex>(f);
    if (is_more_than_all(schedule, entry, fact)) {
      errors.push_back(too_much(schedule, entry, fact, spec.within, ""));
      return errors;
    }
    if (spec.part_of == kNoFact || !entry.facts.known(fact)) {
      continue;
    }
    const auto whole = size_of(entry, spec.part_of);
    if (!whole) {
      continue;
    }
    i128& sum = sums[spec.part_of];
    const bool alone = sum == 0;
    sum += entry.facts.value(fact);
    if (sum > *whole) {
      errors.push_back(too_much(schedule, entry, fact, spec.part_of,
                                alone ? "" : " (with the other parts before it)"));
      return errors;
    }
  }
  return errors;
}

}  // namespace tarex::detail
