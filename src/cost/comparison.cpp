#include "tarex/comparison.hpp"

#include <algorithm>

#include "cost/idle_facts.hpp"

namespace tarex {
namespace {

/// A country as lines name it; as given where there is none.
std::string country_text(const ComparedLaw& law, const std::string& destination,
                         const std::string& origin) {
  const auto schedule = law.book->find(destination);
  const auto found = schedule ? schedule.value()->find_country(origin) : std::nullopt;
  return found ? to_string(found->country) : origin;
}

}  // namespace

std::optional<MoneyRange> landed_cost(const PricedLine& priced) {
  const LineAssessment& assessment = priced.assessment;
  const MoneyRange cost = priced.line.landed_cost(assessment);
  if (cost.max.at_limit()) {
    return std::nullopt;
  }
  const std::int64_t coin = priced.line.entry.minor_unit;
  const Money most = round_to(cost.max, coin);
  return MoneyRange{assessment.exact() ? most : round_to(cost.min, coin), most};
}

namespace {

/// Prices one cell, on its day and on the day `since`.
void price_cell(std::span<const RawField> fields, const ComparisonAxes& axes,
                const ComparedLaw& law, const std::string& origin, ComparisonCell& cell) {
  std::vector<RawField> line = with_column(fields, "destination", cell.destination);
  line = with_column(line, "origin", origin);
  if (const auto code = axes.hs_for.find(cell.destination); code != axes.hs_for.end()) {
    line = with_column(line, "hs", code->second);
  }
  const auto on = [&](Date day, PricedLine& priced) {
    const std::string text = to_string(day);
    return price_line(with_column(line, "entry_date", text), *law.book, *law.reader, priced);
  };
  cell.errors = on(cell.date, cell.priced);
  if (cell.errors.empty()) {
    InputLine& priced = cell.priced.line;
    for (std::string& idle : detail::idle_warnings(priced, priced.entry.facts, *law.book)) {
      priced.warnings.push_back(std::move(idle));
    }
  }
  if (axes.since && cell.errors.empty()) {
    cell.then.emplace();
    if (!on(*axes.since, *cell.then).empty()) {
      cell.then.reset();
    }
  }
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
          cell.origin = country_text(law, destination, origin);
          price_cell(fields, out.axes, law, origin, cell);
        }
      }
    }
  }
  return out;
}

namespace {

/// Landed cost of the first cell and of this one, where they can be compared.
std::optional<std::pair<MoneyRange, MoneyRange>> both_costs(const SideBySide& comparison,
                                                            const ComparisonCell& cell) {
  const ComparisonCell& first = comparison.cells.front();
  if (!first.errors.empty() || !cell.errors.empty() ||
      first.priced.line.currency.code() != cell.priced.line.currency.code()) {
    return std::nullopt;
  }
  const auto a = landed_cost(first.priced);
  const auto b = landed_cost(cell.priced);
  return a && b ? std::optional(std::pair(*a, *b)) : std::nullopt;
}

}  // namespace

std::optional<MoneyRange> difference_range(const SideBySide& comparison,
                                           const ComparisonCell& cell) {
  const auto costs = both_costs(comparison, cell);
  if (!costs || &cell == &comparison.cells.front()) {
    return costs ? std::optional(MoneyRange{}) : std::nullopt;
  }
  const auto& [a, b] = *costs;
  const bool open =
      !comparison.cells.front().priced.assessment.exact() || !cell.priced.assessment.exact();
  return open ? MoneyRange{b.min - a.max, b.max - a.min} : MoneyRange{b.max - a.max, b.max - a.max};
}

std::optional<Money> difference(const SideBySide& comparison, const ComparisonCell& cell) {
  const auto costs = both_costs(comparison, cell);
  return costs ? std::optional(costs->second.max - costs->first.max) : std::nullopt;
}

const ComparisonCell& rival_of(const SideBySide& comparison, const ComparisonCell& cell) {
  return *std::find_if(comparison.cells.begin(), comparison.cells.end(),
                       [&](const ComparisonCell& other) {
                         return other.scenario == cell.scenario && other.date == cell.date &&
                                other.destination == cell.destination;
                       });
}

bool is_range(const ComparisonCell& cell) {
  return cell.errors.empty() &&
         (!cell.priced.assessment.exact() || (cell.then && !cell.then->assessment.exact()));
}

std::optional<MoneyRange> gained(const SideBySide& comparison, const ComparisonCell& cell) {
  const ComparisonCell& rival = rival_of(comparison, cell);
  if (!cell.then || !rival.then || !cell.errors.empty() || !rival.errors.empty()) {
    return std::nullopt;
  }
  const auto own = landed_cost(cell.priced);
  const auto own_then = landed_cost(*cell.then);
  const auto other = landed_cost(rival.priced);
  const auto other_then = landed_cost(*rival.then);
  if (!own || !own_then || !other || !other_then) {
    return std::nullopt;
  }
  if (&rival == &cell) {
    return MoneyRange{};
  }
  if (!is_range(cell) && !is_range(rival)) {
    const Money gain = (other->max - other_then->max) - (own->max - own_then->max);
    return MoneyRange{gain, gain};
  }
  return MoneyRange{(other->min - other_then->max) - (own->max - own_then->min),
                    (other->max - other_then->min) - (own->min - own_then->max)};
}

}  // namespace tarex
