#include "report/charged_quantity.hpp"

#include <algorithm>

#include "engine/stated_quantity.hpp"
#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// The unit that a rate is per, at least in part.
struct RateUnit {
  std::uint16_t unit = 0;
  bool alone = false;  ///< it is nothing else
};

std::optional<RateUnit> unit_of(const InputLine& line, const LineAssessment& assessment,
                                const Schedule& schedule, const RateRule& rule) {
  if (const auto* specific = std::get_if<Specific>(&rule)) {
    return RateUnit{specific->unit, true};
  }
  const DutyRate* printed = rate_in_line(schedule, *assessment.law->line, rule);
  if (printed == nullptr) {
    return std::nullopt;
  }
  const DutyRate& rate = line.entry.base_rate ? *line.entry.base_rate : *printed;
  if (!rate.computable || rate.specific_nano == 0) {
    return std::nullopt;
  }
  return RateUnit{rate.unit, rate.ad_valorem == Rate() && rate.thirds == 0};
}

}  // namespace

std::string ChargedQuantity::text() const {
  return (number.empty() ? "?" : number) + " " + std::string(unit);
}

std::optional<ChargedQuantity> charged_quantity(const InputLine& line,
                                                const LineAssessment& assessment, const Plan& plan,
                                                const DutyLine& duty) {
  const Schedule& schedule = plan.schedule();
  const MeasureVersion& version = *plan.rules()[duty.rule].version;
  const auto per_unit = unit_of(line, assessment, schedule, version.rate);
  if (!per_unit || !per_unit->alone || !std::holds_alternative<CustomsValue>(version.basis) ||
      duty.basis != line.entry.value) {
    return std::nullopt;
  }
  const StatedQuantity stated = stated_quantity(schedule, *assessment.law->line, line.entry,
                                                line.entry.facts, per_unit->unit);
  const Unit& per = schedule.units[per_unit->unit];
  // The column has kilograms; of a rate per another weight the number would be another.
  const bool weight = stated.micro && stated.fact == schedule.net_weight_fact &&
                      per.dimension == "kg" && per.nano_factor == kNano;
  return ChargedQuantity{weight ? "net_weight_kg" : "quantity", per.name,
                         stated.micro ? decimal_text(*stated.micro) : std::string()};
}

bool counts_without_unit(const InputLine& line, const LineAssessment& assessment,
                         const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  EntryLine entry = line.entry;
  entry.quantity_unit = -1;
  entry.facts.set(schedule.quantity_fact, kMicro);
  return std::all_of(assessment.lines.begin(), assessment.lines.end(), [&](const DutyLine& duty) {
    const auto per = unit_of(line, assessment, schedule, plan.rules()[duty.rule].version->rate);
    return !per || stated_quantity(schedule, *assessment.law->line, entry, entry.facts, per->unit)
                       .micro.has_value();
  });
}

std::string passed_over_quantity(const InputLine& line, const LineAssessment& assessment,
                                 const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  if (!assessment.law || !may_pass_over_quantity(line.entry, schedule)) {
    return {};
  }
  for (const DutyLine& duty : assessment.lines) {
    const auto per = unit_of(line, assessment, schedule, plan.rules()[duty.rule].version->rate);
    const bool by_weight = per && stated_quantity(schedule, *assessment.law->line, line.entry,
                                                  line.entry.facts, per->unit)
                                          .fact == schedule.net_weight_fact;
    if (by_weight) {
      return schedule.facts[schedule.quantity_fact].name + " " +
             decimal_text(line.entry.facts.value(schedule.quantity_fact)) +
             " has no unit: a rate per " + schedule.units[per->unit].name + " goes by " +
             schedule.facts[schedule.net_weight_fact].name;
    }
  }
  return {};
}

}  // namespace tarex::detail
