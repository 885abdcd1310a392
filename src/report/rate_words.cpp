#include "report/rate_words.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {

std::string stated_rate_text(const InputLine& line, const StatedRate& rate) {
  const Facts& facts = line.entry.facts;
  return facts.known(rate.fact) ? to_string(rate.within(facts.value(rate.fact)))
                                : limits_text(rate);
}

bool is_printed(const RateRule& rate) {
  return std::holds_alternative<ColumnRate>(rate) || std::holds_alternative<SpecialRate>(rate) ||
         std::holds_alternative<StatedRate>(rate);
}

std::string_view printed_rate(const InputLine& line, const TariffLine& tariff,
                              const Schedule& schedule, const RateRule& rate,
                              std::string& scratch) {
  if (const DutyRate* printed = detail::rate_in_line(schedule, tariff, rate)) {
    return line.entry.base_rate ? line.entry.base_rate->text : printed->text;
  }
  if (const auto* stated = std::get_if<StatedRate>(&rate)) {
    return scratch = stated_rate_text(line, *stated);
  }
  return {};
}

std::string outside_limits(const InputLine& line, const Schedule& schedule, const RateRule& rate) {
  const auto* stated = std::get_if<StatedRate>(&rate);
  if (stated == nullptr || !line.entry.facts.known(stated->fact)) {
    return {};
  }
  const Rate said = Rate::from_ppb(line.entry.facts.value(stated->fact));
  const Rate taken = stated->within(said.ppb());
  return said == taken ? std::string()
                       : schedule.facts[stated->fact].name + " " + to_string(said) +
                             " is outside of what the measure can be, " + limits_text(*stated) +
                             ": taken as " + to_string(taken);
}

std::string limits_text(const StatedRate& rate) {
  if (!rate.open_above) {
    return to_string(rate.least) + " to " + to_string(rate.most);
  }
  return rate.least.ppb() == 0 ? "not known" : to_string(rate.least) + " or more";
}

std::string own_rate(const RateRule& rate, const Schedule& schedule) {
  struct Visitor {
    const Schedule& schedule;
    std::string operator()(const Free&) const { return "Free"; }
    std::string operator()(const AdValorem& r) const { return to_string(r.rate); }
    std::string operator()(const Specific& r) const {
      return decimal_text(r.nano / 1000) + " " + schedule.currency + "/" +
             schedule.units[r.unit].name;
    }
    std::string operator()(const TopUpTo& r) const {
      return "up to " + to_string(r.total) + " in all";
    }
    std::string operator()(const ColumnRate&) const { return {}; }
    std::string operator()(const SpecialRate&) const { return {}; }
    std::string operator()(const StatedRate&) const { return {}; }
  };
  return std::visit(Visitor{schedule}, rate);
}

namespace {

/// What a rate is of, where it is not the customs value.
std::string basis_text(const MeasureVersion& version) {
  struct Visitor {
    std::string operator()(const CustomsValue&) const { return ""; }
    std::string operator()(const ContentValue&) const { return " of content"; }
    std::string operator()(const RemainderOf&) const { return " of the rest"; }
    std::string operator()(const ValueLessShare&) const { return " of a part"; }
    std::string operator()(const ValueShare&) const { return " of a part"; }
    std::string operator()(const DeclaredAmount&) const { return " of a part"; }
    std::string operator()(const ValueLessAmount&) const { return " of a part"; }
    std::string operator()(const ValuePlusDuties&) const { return " of value and duties"; }
  };
  return std::visit(Visitor{}, version.basis);
}

/// What stands under a symbol: the one rate of a table of ours, else what each line prints.
std::string symbol_text(const SpecialRate& rate, const Schedule& schedule) {
  if (!schedule.symbols[rate.symbol].starts_with('=')) {
    return "as the special column prints";
  }
  for (const SpecialColumn& column : schedule.specials) {
    for (const SpecialColumn::Group& group : column.groups) {
      if (std::find(group.symbols.begin(), group.symbols.end(), rate.symbol) !=
          group.symbols.end()) {
        return schedule.duty_rates[group.rate].text;
      }
    }
  }
  return "as rates/instead.csv says";
}

}  // namespace

std::string version_rate_text(const MeasureVersion& version, const Schedule& schedule) {
  const RateRule& rate = version.rate;
  if (std::holds_alternative<Free>(rate)) {
    return "free";
  }
  const auto* stated = std::get_if<StatedRate>(&rate);
  return (stated != nullptr                          ? limits_text(*stated)
          : std::holds_alternative<ColumnRate>(rate) ? "as the tariff line prints"
          : std::holds_alternative<SpecialRate>(rate)
              ? symbol_text(std::get<SpecialRate>(rate), schedule)
              : own_rate(rate, schedule)) +
         basis_text(version);
}

}  // namespace tarex::detail
