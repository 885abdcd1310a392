#include "tarex/comparison.hpp"

#include <algorithm>
#include <vector>

#include "cost/idle_facts.hpp"
#include "tarex/joint_sum.hpp"

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
    detail::warn_of_idle_facts(cell.priced.line, *law.book);
  }
  if (axes.since && cell.errors.empty()) {
    cell.then.emplace();
    if (!on(*axes.since, *cell.then).empty()) {
      cell.then.reset();
    }
  }
}

/// One landed cost in a sum of some.
struct Term {
  const PricedLine* priced = nullptr;
  const ComparedLaw* law = nullptr;
  bool subtract = false;
};

/// What a scenario multiplies: of a fact that nobody stated, too, it makes another one.
std::vector<ColumnEdit> rescaled(const ComparedLaw& law) {
  std::vector<ColumnEdit> out = law.reader->defaults().edits;
  std::erase_if(out, [](const ColumnEdit& edit) {
    return edit.how != ColumnEdit::How::scale && edit.how != ColumnEdit::How::price;
  });
  return out;
}

/// Duties, fees and taxes of all terms, where a fact that nobody stated is the same in all.
std::optional<MoneyRange> under_same_answers(std::span<const Term> terms) {
  std::vector<Addend> addends;
  for (const Term& term : terms) {
    if (rescaled(*term.law) != rescaled(*terms.front().law)) {
      return std::nullopt;
    }
    const PricedLine& priced = *term.priced;
    addends.push_back({priced.plan, &priced.line.entry,
                       &term.law->book->workspace(*priced.line.schedule), term.subtract});
  }
  return joint_sum(addends);
}

/// Landed costs added and subtracted.
class CostSum {
 public:
  void add(const PricedLine& priced, bool subtract) {
    const InputLine& line = priced.line;
    const std::int64_t coin = line.entry.minor_unit;
    const MoneyRange cost = line.landed_cost(priced.assessment);
    const bool endless = cost.max.at_limit();
    const auto known = landed_cost(priced);
    const Money least = known ? known->min : round_to(cost.min, coin);
    const Money most = known ? known->max : Money();
    const Money own = line.price() + line.costs_beside_price();
    exact_ = exact_ && !endless && priced.assessment.exact();
    if (subtract) {
      before_ -= own;
      apart_ = {apart_.min - most, apart_.max - least};
    } else {
      before_ += own;
      apart_ = {apart_.min + least, apart_.max + most};
    }
    endless_below_ = endless_below_ || (endless && subtract);
    endless_above_ = endless_above_ || (endless && !subtract);
  }

  [[nodiscard]] bool exact() const { return exact_; }
  /// Each anywhere in its own range; an end without a bound at the limit.
  [[nodiscard]] MoneyRange apart() const {
    return {endless_below_ ? Money::from_micro(-Money::kLimit) : apart_.min,
            endless_above_ ? Money::from_micro(Money::kLimit) : apart_.max};
  }
  /// @param more  duties, fees and taxes of all of them together
  [[nodiscard]] MoneyRange with(const MoneyRange& more, std::int64_t coin) const {
    const MoneyRange each = apart();
    return {std::max(each.min, round_to(before_ + more.min, coin)),
            std::min(each.max, round_to(before_ + more.max, coin))};
  }

 private:
  bool exact_ = true;
  bool endless_below_ = false;
  bool endless_above_ = false;
  Money before_;      // of all duties
  MoneyRange apart_;  // but for what has no bound
};

/// Sum of landed costs, at least and at most; nothing where neither end is known.
std::optional<MoneyRange> sum_of(std::span<const Term> terms) {
  const Currency& currency = terms.front().priced->line.currency;
  CostSum sum;
  for (const Term& term : terms) {
    if (term.priced->line.currency.code() != currency.code()) {
      return std::nullopt;
    }
    sum.add(*term.priced, term.subtract);
  }
  if (sum.exact()) {
    const Money all = sum.apart().max;
    return MoneyRange{all, all};
  }
  if (const auto joint = under_same_answers(terms)) {
    return sum.with(*joint, currency.minor_unit());
  }
  const MoneyRange apart = sum.apart();
  return apart.min.at_limit() && apart.max.at_limit() ? std::nullopt : std::optional(apart);
}

/// The law of each cell, in their order.
std::vector<const ComparedLaw*> laws_of(const SideBySide& comparison) {
  std::vector<const ComparedLaw*> out;
  const ComparisonAxes& axes = comparison.axes;
  for (const ComparedLaw& law : axes.laws) {
    out.resize(out.size() + comparison.cells.size() / axes.laws.size(), &law);
  }
  return out;
}

/// What each cell costs more than the first, and gained on its rival.
void set_side_by_side(SideBySide& comparison) {
  const std::vector<const ComparedLaw*> laws = laws_of(comparison);
  const ComparisonCell& first = comparison.cells.front();
  for (std::size_t i = 0; i < comparison.cells.size(); ++i) {
    ComparisonCell& cell = comparison.cells[i];
    const ComparisonCell& rival = rival_of(comparison, cell);
    if (!cell.errors.empty()) {
      continue;
    }
    if (&cell == &first) {
      cell.difference = MoneyRange{};
    } else if (first.errors.empty()) {
      const Term terms[] = {{&first.priced, laws.front(), true}, {&cell.priced, laws[i], false}};
      cell.difference = sum_of(terms);
    }
    if (cell.then && &rival == &cell) {
      cell.gained = MoneyRange{};
    } else if (cell.then && rival.then) {
      const Term terms[] = {{&rival.priced, laws[i], false},
                            {&*rival.then, laws[i], true},
                            {&cell.priced, laws[i], true},
                            {&*cell.then, laws[i], false}};
      cell.gained = sum_of(terms);
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
  set_side_by_side(out);
  return out;
}

std::optional<Money> difference_at_most(const SideBySide& comparison, const ComparisonCell& cell) {
  const ComparisonCell& first = comparison.cells.front();
  if (!cell.difference) {
    return std::nullopt;
  }
  const auto cost = landed_cost(cell.priced);
  const auto of_first = landed_cost(first.priced);
  return cost && of_first           ? std::optional(cost->max - of_first->max)
         : cell.difference->exact() ? std::optional(cell.difference->max)
                                    : std::nullopt;
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

}  // namespace tarex
