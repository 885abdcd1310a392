#include "tarex/comparison.hpp"

#include <algorithm>

namespace tarex {
namespace {

/// Goods, other costs, duty, fees and taxes at their highest. Nothing without an upper bound.
std::optional<Money> landed(const PricedLine& priced) {
  const InputLine& line = priced.line;
  const LineAssessment& assessment = priced.assessment;
  if (assessment.total_duty.max.at_limit() || assessment.fees.max.at_limit() ||
      assessment.tax.max.at_limit()) {
    return std::nullopt;
  }
  return line.price() + line.other_costs +
         (line.cost_in_value ? Money() : line.freight + line.insurance) +
         assessment.total_duty.max + assessment.fees.max + assessment.tax.max;
}

}  // namespace

SideBySide compare(std::span<const RawField> fields, ComparisonAxes axes) {
  SideBySide out;
  out.axes = std::move(axes);
  for (const ComparedLaw& law : out.axes.laws) {
    for (const Date date : out.axes.dates) {
      for (const std::string& destination : out.axes.destinations) {
        for (const std::string& origin : out.axes.origins) {
          ComparisonCell& cell = out.cells.emplace_back();
          cell.scenario = law.name;
          cell.date = date;
          cell.destination = destination;
          cell.origin = origin;
          std::vector<RawField> line = with_column(fields, "destination", cell.destination);
          line = with_column(line, "origin", cell.origin);
          if (const auto code = out.axes.hs_for.find(destination); code != out.axes.hs_for.end()) {
            line = with_column(line, "hs", code->second);
          }
          const auto on = [&](Date day, PricedLine& priced) {
            const std::string text = to_string(day);
            return price_line(with_column(line, "entry_date", text), *law.book, *law.reader,
                              priced);
          };
          cell.errors = on(date, cell.priced);
          if (out.axes.since && cell.errors.empty()) {
            cell.then.emplace();
            if (!on(*out.axes.since, *cell.then).empty()) {
              cell.then.reset();
            }
          }
        }
      }
    }
  }
  return out;
}

std::optional<Money> difference(const SideBySide& comparison, const ComparisonCell& cell) {
  const ComparisonCell& first = comparison.cells.front();
  if (!first.errors.empty() || !cell.errors.empty() ||
      first.priced.line.currency.code() != cell.priced.line.currency.code()) {
    return std::nullopt;
  }
  const auto a = landed(first.priced);
  const auto b = landed(cell.priced);
  return a && b ? std::optional(*b - *a) : std::nullopt;
}

const ComparisonCell& rival_of(const SideBySide& comparison, const ComparisonCell& cell) {
  return *std::find_if(comparison.cells.begin(), comparison.cells.end(),
                       [&](const ComparisonCell& other) {
                         return other.scenario == cell.scenario && other.date == cell.date &&
                                other.destination == cell.destination;
                       });
}

std::optional<Money> gained(const SideBySide& comparison, const ComparisonCell& cell) {
  const ComparisonCell& rival = rival_of(comparison, cell);
  if (!cell.then || !rival.then || !cell.errors.empty() || !rival.errors.empty()) {
    return std::nullopt;
  }
  const auto rise = [](const ComparisonCell& of) -> std::optional<Money> {
    const auto now = landed(of.priced);
    const auto then = landed(*of.then);
    return now && then ? std::optional(*now - *then) : std::nullopt;
  };
  const auto own = rise(cell);
  const auto other = rise(rival);
  return own && other ? std::optional(*other - *own) : std::nullopt;
}

}  // namespace tarex
