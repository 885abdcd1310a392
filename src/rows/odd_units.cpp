#include "rows/odd_units.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

void include(MoneyRange& range, const MoneyRange& other) {
  range = {std::min(range.min, other.min), std::max(range.max, other.max)};
}

/// What a measure comes to at least: nothing where it is not charged.
Money least_of(const LineAssessment& assessment, const DutyLine& duty) {
  const auto same =
      std::find_if(assessment.lines.begin(), assessment.lines.end(),
                   [&](const DutyLine& other) { return other.measure == duty.measure; });
  return same == assessment.lines.end() ? Money() : same->least;
}

}  // namespace

bool moves_odd_units(const LineAssessment& assessment) {
  return assessment.value_open || assessment.given_up || !assessment.total_duty.exact() ||
         assessment.variants.size() > 1 ||
         std::any_of(assessment.questions.begin(), assessment.questions.end(),
                     [](const Question& question) {
                       return question.moves == Question::Moves::duty ||
                              question.moves == Question::Moves::programme;
                     });
}

bool odd_units_are_open(std::span<InputLine* const> lines,
                        std::span<const LineAssessment* const> assessments) {
  if (lines.empty() || lines.front()->schedule->whole_values.unit_micro == 0 ||
      std::none_of(assessments.begin(), assessments.end(),
                   [](const auto* assessment) { return moves_odd_units(*assessment); })) {
    return false;
  }
  const i128 unit = whole_unit(*lines.front());
  i128 above = 0;  // what the lines have beyond whole units
  i128 below = 0;  // … and what they lack of the next ones
  std::vector<i128> fractions;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const i128 fraction = lines[i]->price().micro() % unit;
    if (assessments[i]->value_open) {
      return lines.size() > 1;
    }
    if (fraction != 0) {
      fractions.push_back(fraction);
      above += fraction;
      below += unit - fraction;
    }
  }
  if (fractions.size() < 2 || above * 2 < unit || below * 2 <= unit) {
    return false;  // however they are taken together, none moves
  }
  return fractions.size() > 2 || fractions.front() == fractions.back();
}

MoneyRange whole_values_of(const InputLine& line) {
  const std::int64_t unit = whole_unit(line);
  const Money less = line.price() - Money::from_micro(line.price().micro() % unit);
  return {less, less == line.price() ? less : less + Money::from_micro(unit)};
}

void lower_to_whole(const InputLine& line, LineAssessment& assessment) {
  if (assessment.value_open) {
    Money& least = assessment.value.min;
    least -= Money::from_micro(least.micro() % whole_unit(line));
  }
}

void widen(LineAssessment& out, const LineAssessment& other) {
  for (DutyLine& duty : out.lines) {
    duty.least = std::min(duty.least, least_of(other, duty));
    duty.open = duty.open || duty.least != duty.amount;
  }
  for (Question& question : out.questions) {
    const auto same =
        std::find_if(other.questions.begin(), other.questions.end(),
                     [&](const Question& known) { return known.fact == question.fact; });
    if (same != other.questions.end()) {
      question.min = std::min(question.min, same->min);
      question.max = std::max(question.max, same->max);
    }
  }
  for (std::size_t v = 0; v < std::min(out.variants.size(), other.variants.size()); ++v) {
    include(out.variants[v].duty, other.variants[v].duty);
  }
  include(out.total_duty, other.total_duty);
  include(out.fees, other.fees);
  include(out.tax, other.tax);
  include(out.value, other.value);
  out.value_open = true;
  out.given_up = out.given_up || other.given_up;
}

}  // namespace tarex::detail
