#include "rows/whole_values.hpp"

#include <algorithm>
#include <numeric>

#include "rows/fact_reader.hpp"

namespace tarex::detail {
namespace {

std::int64_t fraction_of(Money amount, std::int64_t unit) { return amount.micro() % unit; }

/// Calls `use(FactIndex, Money)` for each amount that the line states.
template <class Use>
void each_amount(const EntryLine& line, const Schedule& schedule, Use use) {
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    if (schedule.facts[f].type == FactType::amount && line.facts.known(fact)) {
      use(fact, Money::from_micro(line.facts.value(fact)));
    }
  }
}

bool is_raised(Money amount, std::int64_t unit) {
  return fraction_of(amount, unit) >= unit - fraction_of(amount, unit);
}

/// The values of `stated` with the customs value at `whole`: it brought to a whole unit, down or
/// up.
EntryLine rounded_to(const EntryLine& stated, const Schedule& schedule, Money whole,
                     std::int64_t unit) {
  EntryLine out = stated;
  std::vector<WholePart> parts(1);  // what is left beside the contents
  std::vector<FactIndex> facts;
  parts.front().exact = stated.value;
  each_amount(stated, schedule, [&](FactIndex fact, Money amount) {
    if (schedule.facts[fact].part_of == kCustomsValueFact) {
      parts.push_back({amount, static_cast<int>(parts.size()), {}});
      parts.front().exact = parts.front().exact - amount;
      facts.push_back(fact);
    } else {
      out.facts.set(fact, round_to(amount, unit).micro());
    }
  });
  round_parts(parts, unit, whole.micro() / unit);
  for (std::size_t p = 0; p < facts.size(); ++p) {
    out.facts.set(facts[p], round_to(parts[p + 1].rounded, stated.minor_unit).micro());
  }
  out.value = round_to(whole, stated.minor_unit);
  out.whole_unit = unit;
  return out;
}

/// "value 12500.50 is counted as 12501.00, steel_value 10.50 as 10.00"; empty if nothing changed.
std::string changes_of(const InputLine& line) {
  const Schedule& schedule = *line.schedule;
  std::string changes;
  const auto change = [&](const std::string& name, Money from, Money to) {
    if (from != to) {
      changes += (changes.empty() ? "" : ", ") + name + ' ';
      append_line_amount(changes, from, line.currency);
      changes += " is counted as ";
      append_line_amount(changes, to, line.currency);
    }
  };
  change("value", line.stated->value, line.entry.value);
  each_amount(*line.stated, schedule, [&](FactIndex fact, Money amount) {
    change(schedule.facts[fact].name, amount, Money::from_micro(line.entry.facts.value(fact)));
  });
  return changes;
}

void say_changes(InputLine& line) {
  if (std::string changes = changes_of(line); !changes.empty()) {
    line.warnings.push_back(std::move(changes));
  }
}

/// Whether two lines bear the same rates of duty: the same measures, on tariff lines that print the
/// same.
bool bear_the_same(const LineAssessment& a, const LineAssessment& b) {
  if (!a.law || !b.law || a.law->line->general != b.law->line->general ||
      a.law->line->special != b.law->line->special || a.law->line->other != b.law->line->other) {
    return false;
  }
  // The duties stand in front.
  const auto end_of_duties = [](const LineAssessment& of) {
    return std::find_if(of.lines.begin(), of.lines.end(),
                        [](const DutyLine& line) { return !is_duty(line.kind); });
  };
  return std::equal(a.lines.begin(), end_of_duties(a), b.lines.begin(), end_of_duties(b),
                    [](const DutyLine& x, const DutyLine& y) { return x.rule == y.rule; });
}

/// By the share of the exposure in the value.
bool has_lower_rate(const InputLine& a, const LineAssessment& of_a, const InputLine& b,
                    const LineAssessment& of_b) {
  return static_cast<i128>(of_a.total_duty.max.micro()) * b.price().micro() <
         static_cast<i128>(of_b.total_duty.max.micro()) * a.price().micro();
}

/// Lines that bear the same rates: one part of the entry, and then parts of that part. Whole units
/// of their values stay what they are, so that no sum of values is needed.
struct RateGroup {
  std::vector<std::size_t> lines;
  i128 beyond = 0;  ///< what the lines have beyond whole units, in micro-units
  i128 units = 0;   ///< what that is rounded to
  void add(std::size_t line, std::int64_t fraction) {
    lines.push_back(line);
    beyond += fraction;
  }
};

/// The group of a line, in the order of its first lines.
RateGroup& group_of(std::size_t line, std::span<const LineAssessment* const> assessments,
                    std::vector<RateGroup>& groups) {
  const auto same = std::find_if(groups.begin(), groups.end(), [&](const RateGroup& group) {
    return bear_the_same(*assessments[group.lines.front()], *assessments[line]);
  });
  return same == groups.end() ? groups.emplace_back() : *same;
}

/// What the groups have beyond whole units, rounded together.
void round_groups(std::vector<RateGroup>& groups, std::int64_t unit) {
  std::vector<WholePart> parts;
  i128 beyond = 0;
  i128 whole = 0;
  for (RateGroup& group : groups) {
    group.units = group.beyond / unit;
    whole += group.units;
    beyond += group.beyond;
    parts.push_back({Money::from_micro(static_cast<std::int64_t>(group.beyond % unit)),
                     static_cast<int>(parts.size()),
                     {}});
  }
  round_parts(parts, unit, divide_half_up(beyond, unit) - whole);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    groups[g].units += parts[g].rounded.micro() / unit;
  }
}

}  // namespace

void round_parts(std::span<WholePart> parts, std::int64_t unit, i128 units) {
  i128 too_many = -units;
  for (WholePart& part : parts) {
    part.rounded = round_to(part.exact, unit);
    too_many += part.rounded.micro() / unit;
  }
  const bool raised = too_many > 0;
  std::vector<WholePart*> giving;
  for (WholePart& part : parts) {
    if (is_raised(part.exact, unit) == raised && fraction_of(part.exact, unit) != 0) {
      giving.push_back(&part);
    }
  }
  std::stable_sort(giving.begin(), giving.end(), [&](const WholePart* a, const WholePart* b) {
    const std::int64_t of_a = fraction_of(a->exact, unit);
    const std::int64_t of_b = fraction_of(b->exact, unit);
    return of_a != of_b ? (raised ? of_a < of_b : of_a > of_b) : a->rate < b->rate;
  });
  const auto wrong = static_cast<std::size_t>(raised ? too_many : -too_many);
  for (std::size_t i = 0; i < std::min(wrong, giving.size()); ++i) {
    giving[i]->rounded += Money::from_micro(raised ? -unit : unit);
  }
}

std::int64_t whole_unit(const InputLine& line) {
  const Money unit = scale(line.schedule->whole_values.unit_micro, line.entry.fx_micro, kMicro, 1);
  return std::max<std::int64_t>(unit.micro(), 1);
}

void count_as(InputLine& line, Money whole) {
  if (!changes_of(line).empty()) {
    line.warnings.pop_back();  // that says what is changed anew
  }
  line.entry = rounded_to(*line.stated, *line.schedule, whole, whole_unit(line));
  say_changes(line);
}

void round_values(InputLine& line) {
  const Schedule& schedule = *line.schedule;
  if (schedule.whole_values.unit_micro == 0) {
    line.warnings.push_back("the law of " + schedule.name +
                            " has no rule of whole values: nothing is rounded before the rates");
    return;
  }
  line.warnings.push_back("values in whole " + schedule.currency + " (" +
                          schedule.cite_text(schedule.whole_values.cite) + ")");
  const std::int64_t unit = whole_unit(line);
  line.stated = std::make_shared<const EntryLine>(line.entry);
  line.entry = rounded_to(*line.stated, schedule, round_to(line.stated->value, unit), unit);
  say_changes(line);
}

void round_together(std::span<InputLine* const> lines,
                    std::span<const LineAssessment* const> assessments, std::span<bool> changed) {
  if (lines.empty() || lines.front()->schedule->whole_values.unit_micro == 0) {
    return;
  }
  const std::int64_t unit = whole_unit(*lines.front());
  std::vector<std::size_t> by_rate(lines.size());
  std::iota(by_rate.begin(), by_rate.end(), std::size_t{0});
  std::stable_sort(by_rate.begin(), by_rate.end(), [&](std::size_t a, std::size_t b) {
    return has_lower_rate(*lines[a], *assessments[a], *lines[b], *assessments[b]);
  });
  std::vector<RateGroup> groups;
  for (const std::size_t i : by_rate) {
    group_of(i, assessments, groups).add(i, fraction_of(lines[i]->price(), unit));
  }
  round_groups(groups, unit);
  for (const RateGroup& group : groups) {
    std::vector<WholePart> parts;
    for (const std::size_t i : group.lines) {
      parts.push_back({Money::from_micro(fraction_of(lines[i]->price(), unit)), 0, {}});
    }
    round_parts(parts, unit, group.units);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const std::size_t i = group.lines[p];
      InputLine& line = *lines[i];
      const Money whole = line.price() - parts[p].exact + parts[p].rounded;
      changed[i] = round_to(whole, line.entry.minor_unit) != line.entry.value;
      if (changed[i]) {
        count_as(line, whole);
      }
    }
  }
}

}  // namespace tarex::detail
