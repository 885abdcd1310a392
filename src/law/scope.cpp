#include "law/scope.hpp"

#include <algorithm>

namespace tarex::detail {

ListSet lists_naming(const Schedule& schedule, HsCode code, Date day) {
  ListSet lists;
  for (int digits = 2; digits <= code.digits(); digits += 2) {
    for (const ListRow& row : schedule.rows_of(code.prefix(digits))) {
      if (row.period().contains(day)) {
        lists.set(row.list);
      }
    }
  }
  return lists;
}

bool is_asked_for(const Schedule& schedule, std::uint16_t list) {
  if (schedule.lists[list].group >= 0) {
    return true;  // conditions ask for all lists of a group
  }
  const auto names = [list](const CodeScope& scope) {
    return holds_list(scope.lists, list) || holds_list(scope.except_lists, list);
  };
  const auto asks = [list](const std::vector<Condition>& when) {
    bool found = false;
    for_each_condition<Listed>(
        when, [&](const Listed& c) { found = found || holds_list(c.lists, list); });
    return found;
  };
  const auto uses = [&](const auto& one) { return names(one.codes) || asks(one.when); };
  return std::any_of(schedule.measures.begin(), schedule.measures.end(),
                     [&](const Measure& measure) {
                       return std::any_of(measure.versions.begin(), measure.versions.end(), uses);
                     }) ||
         std::any_of(schedule.watches.begin(), schedule.watches.end(), uses) ||
         std::any_of(schedule.reductions.begin(), schedule.reductions.end(),
                     [&](const Reduction& reduction) { return asks(reduction.when); });
}

bool covers(const CodeScope& scope, const ListSet& lists, HsCode code) {
  const auto names = [&](std::uint16_t list) { return lists.test(list); };
  if (scope.all) {
    return std::none_of(scope.except_lists.begin(), scope.except_lists.end(), names);
  }
  const bool listed = scope.lists.empty()
                          ? !scope.chapters.empty()
                          : std::any_of(scope.lists.begin(), scope.lists.end(), names);
  return scope.in_chapters(code.chapter()) && listed &&
         std::none_of(scope.except_lists.begin(), scope.except_lists.end(), names);
}

const DutyRate* special_rate(const Schedule& schedule, const TariffLine& line,
                             std::uint16_t symbol) {
  for (const SpecialColumn::Group& group : schedule.specials[line.special].groups) {
    if (std::find(group.symbols.begin(), group.symbols.end(), symbol) != group.symbols.end()) {
      return &schedule.duty_rates[group.rate];
    }
  }
  return nullptr;
}

const DutyRate* rate_in_line(const Schedule& schedule, const TariffLine& line,
                             const RateRule& rule) {
  if (const auto* column = std::get_if<ColumnRate>(&rule)) {
    return &column_rate(schedule, line, column->column);
  }
  const auto* special = std::get_if<SpecialRate>(&rule);
  return special == nullptr ? nullptr : special_rate(schedule, line, special->symbol);
}

bool prints_rate(const Schedule& schedule, const TariffLine& line, const RateRule& rule) {
  const auto* special = std::get_if<SpecialRate>(&rule);
  return special == nullptr || special_rate(schedule, line, special->symbol) != nullptr;
}

}  // namespace tarex::detail
