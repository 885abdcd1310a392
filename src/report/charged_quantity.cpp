#include "report/charged_quantity.hpp"

#include "engine/stated_quantity.hpp"
#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// The unit that a rate is per, if it is nothing else.
std::optional<std::uint16_t> unit_alone(const InputLine& line, const LineAssessment& assessment,
                                        const Schedule& schedule, const RateRule& rule) {
  if (const auto* specific = std::get_if<Specific>(&rule)) {
    return specific->unit;
  }
  const DutyRate* printed = rate_in_line(schedule, *assessment.law->line, rule);
  if (printed == nullptr) {
    return std::nullopt;
  }
  const DutyRate& rate = line.entry.base_rate ? *line.entry.base_rate : *printed;
  const bool alone =
      rate.computable && rate.specific_nano != 0 && rate.ad_valorem == Rate() && rate.thirds == 0;
  return alone ? std::optional(rate.unit) : std::nullopt;
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
  const auto unit = unit_alone(line, assessment, schedule, version.rate);
  if (!unit || !std::holds_alternative<CustomsValue>(version.basis) ||
      duty.basis != line.entry.value) {
    return std::nullopt;
  }
  const StatedQuantity stated =
      stated_quantity(schedule, *assessment.law->line, line.entry, line.entry.facts, *unit);
  const Unit& per = schedule.units[*unit];
  // The column has kilograms; of a rate per another weight the number would be another.
  const bool weight = stated.micro && stated.fact == schedule.net_weight_fact &&
                      per.dimension == "kg" && per.nano_factor == kNano;
  return ChargedQuantity{weight ? "net_weight_kg" : "quantity", per.name,
                         stated.micro ? decimal_text(*stated.micro) : std::string()};
}

}  // namespace tarex::detail
