#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/joined.hpp"
#include "law/scope.hpp"
#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "tarex/report.hpp"

/// The output of a scored line put together from the start for every line, with nothing kept: what
/// the writers of many lines are held against.
namespace tarex::detail {

inline std::string oracle_heading(const LineAssessment& assessment, const Plan& plan,
                                  RuleIndex rule) {
  const Measure& measure = plan.schedule().measures[plan.rules()[rule].measure];
  return measure.kind == MeasureKind::base && measure.heading.empty()
             ? to_string(assessment.law->line->hs())
             : measure.heading;
}

inline std::string oracle_basis(const MeasureVersion& version) {
  constexpr std::string_view kNames[] = {"customs_value",     "content_value",    "remainder",
                                         "value_less_share",  "value_share",      "declared_amount",
                                         "value_less_amount", "value_plus_duties"};
  return std::string(kNames[version.basis.index()]);
}

/// All days on which anything of the law starts or ends, also before the first that it covers.
inline const std::vector<Date>& all_turns(const Schedule& schedule) {
  static std::map<const Schedule*, std::vector<Date>> known;
  std::vector<Date>& turns = known[&schedule];
  if (turns.empty()) {
    std::set<Date> days;
    const auto add = [&](const EffectivePeriod& period) { days.insert({period.from, period.to}); };
    for (const Measure& measure : schedule.measures) {
      for (const MeasureVersion& version : measure.versions) {
        add(version.period);
      }
    }
    for (const ListRow& row : schedule.list_rows.rows()) {
      add(row.period());
    }
    days.insert(kNoEnd);
    turns.assign(days.begin(), days.end());
  }
  return turns;
}

/// The days around the entry on which its heading charges the same on its code and origin.
inline EffectivePeriod oracle_period(const EntryLine& entry, const CodeLaw& law,
                                     const Schedule& schedule, const Measure& measure,
                                     const MeasureVersion& version) {
  const auto covers_on = [&](const MeasureVersion& one, Date day) {
    return one.period.contains(day) && one.origins.test(entry.origin.index()) &&
           covers(one.codes, lists_naming(schedule, law.code, day), law.code);
  };
  const auto charged_on = [&](Date day) {
    for (const Measure& other : schedule.measures) {
      const bool same_heading =
          &other == &measure || (!measure.heading.empty() && other.heading == measure.heading);
      for (const MeasureVersion& one : other.versions) {
        if (same_heading && one.rate == version.rate && one.when == version.when &&
            one.notice == version.notice && one.per_entry == version.per_entry &&
            one.entry_min == version.entry_min && one.entry_max == version.entry_max &&
            covers_on(one, day)) {
          for (const Measure& rival : schedule.measures) {
            for (const MeasureVersion& first : rival.versions) {
              if (rival.family == other.family && first.order < one.order && first.when.empty() &&
                  covers_on(first, day)) {
                return false;
              }
            }
          }
          return true;
        }
      }
    }
    return false;
  };
  if (!charged_on(entry.date)) {
    return version.period;
  }
  const std::vector<Date>& turns = all_turns(schedule);
  auto end = std::upper_bound(turns.begin(), turns.end(), entry.date);
  auto begin = std::prev(end);
  while (begin != turns.begin() && charged_on(*std::prev(begin))) {
    --begin;
  }
  while (*end != kNoEnd && charged_on(*end)) {
    ++end;
  }
  return {*begin, *end};
}

inline void oracle_charges(JsonArray& array, const InputLine& line,
                           const LineAssessment& assessment, const Plan& plan, bool fees,
                           bool taxes) {
  const Schedule& schedule = plan.schedule();
  for (const DutyLine& duty : assessment.lines) {
    if ((duty.kind == MeasureKind::fee) != fees || (duty.kind == MeasureKind::vat) != taxes) {
      continue;
    }
    const Measure& measure = schedule.measures[duty.measure];
    const MeasureVersion& version = *plan.rules()[duty.rule].version;
    JsonObject item(array.next());
    item.text("measure", measure.id);
    item.text("kind", to_string(measure.kind));
    item.text("heading", oracle_heading(assessment, plan, duty.rule));
    item.text("program", schedule.programmes[measure.programme]);
    item.text("title", measure.title);
    item.text("basis", oracle_basis(version));
    item.amount("basis_value", duty.basis, line.currency);
    item.text("rate", rate_text(line, assessment, plan, duty));
    item.amount("amount", duty.amount, line.currency);
    item.text("citation", schedule.cite_text(version.cite));
    const EffectivePeriod period =
        oracle_period(line.entry, *assessment.law, schedule, measure, version);
    item.text("from", to_string(period.from));
    if (period.to == kNoEnd) {
      item.raw("to", "null");
    } else {
      item.text("to", to_string(period.to));
    }
    if (version.per_entry) {
      item.text("entry", line.entry_id.empty() ? "taken as an entry of its own" : line.entry_id);
    }
    item.close();
  }
  array.close();
}

inline void oracle_range(JsonObject& object, const std::string& name, const MoneyRange& range,
                         const Currency& currency, bool both_ends) {
  object.amount(name, range.max, currency);
  if (both_ends || !range.exact()) {
    object.amount(name + "_min", range.min, currency);
    object.amount(name + "_max", range.max, currency);
  }
}

/// Of a line without papers and other codes.
inline std::string oracle_json(const InputLine& line, const LineAssessment& assessment,
                               const Plan& plan, std::size_t row) {
  std::string out;
  JsonObject object(out);
  if (row > 0) {
    object.raw("row", std::to_string(row));
  }
  for (const auto& fields : {line.echo, line.extras}) {
    for (const EchoField& field : fields) {
      if (field.name == "currency") {
        continue;
      }
      if (field.is_number) {
        object.raw(field.name, field.text);
      } else {
        object.text(field.name, field.text);
      }
    }
  }
  const LineTotals totals = totals_of(line, assessment);
  object.text("status", totals.exact ? "exact" : "range");
  object.amount("customs_value", totals.customs_value, line.currency);
  object.text("currency", line.currency.code());
  object.amount("base_duty", totals.base_duty, line.currency);
  object.amount("additional_duty", totals.additional_duty, line.currency);
  oracle_range(object, "total_duty", totals.total_duty, line.currency, !totals.exact);
  oracle_range(object, "total_fees", totals.fees, line.currency, !totals.exact);
  oracle_range(object, "total_tax", totals.tax, line.currency, !totals.exact);
  oracle_range(object, "landed_cost", totals.landed_cost, line.currency, !totals.exact);
  if (!totals.tax.max.is_zero() && !totals.landed_cost.max.at_limit()) {
    object.amount("landed_cost_without_tax", totals.landed_cost.max - totals.tax.max,
                  line.currency);
  }
  std::string percent = "null";
  if (!totals.total_duty.max.at_limit()) {
    percent.clear();
    append_amount(percent,
                  scale(static_cast<i128>(totals.total_duty.max.micro()) * 100, kMicro,
                        totals.customs_value.micro(), 10'000),
                  2);
  }
  object.raw("effective_rate_pct", percent);
  JsonArray duties(object.key("duties"));
  oracle_charges(duties, line, assessment, plan, false, false);
  JsonArray fees(object.key("fees"));
  oracle_charges(fees, line, assessment, plan, true, false);
  JsonArray taxes(object.key("taxes"));
  oracle_charges(taxes, line, assessment, plan, false, true);
  JsonArray not_charged(object.key("not_charged"));
  for (const NotCharged& entry : assessment.not_charged) {
    JsonObject item(not_charged.next());
    item.text("heading", entry.named_only ? plan.rules()[entry.rule].version->instead_of
                                          : oracle_heading(assessment, plan, entry.rule));
    const std::string because = oracle_heading(assessment, plan, entry.because);
    item.text("because", because.empty()
                             ? plan.schedule().measures[plan.rules()[entry.because].measure].id
                             : because);
    item.text("title", plan.schedule().measures[plan.rules()[entry.because].measure].title);
    item.close();
  }
  not_charged.close();
  JsonArray questions(object.key("questions"));
  for (const Question& question : assessment.questions) {
    const QuestionText words = text_of(line, assessment, plan, question);
    JsonObject item(questions.next());
    item.text("fact", words.fact);
    item.text("why", words.why);
    item.amount("min", question.min, line.currency);
    item.amount("max", question.max, line.currency);
    item.close();
  }
  questions.close();
  JsonArray reliefs(object.key("reliefs"));
  for (const Relief& relief : assessment.reliefs) {
    std::string facts;
    std::string needs;
    for (const ReliefNeed& need : needs_of(plan.schedule(), relief)) {
      facts += (facts.empty() ? "" : ";") + need.fact;
      needs += (needs.empty() ? "" : ";") + need.needs;
    }
    JsonObject item(reliefs.next());
    item.text("fact", facts);
    item.text("needs", needs);
    item.text("heading", oracle_heading(assessment, plan, relief.rule));
    item.amount("saves", relief.saves, line.currency);
    if (relief.lifts) {
      item.raw("lifts", "true");
    }
    item.text("title", plan.schedule().measures[plan.rules()[relief.rule].measure].title);
    const std::string rate = row_rate_text(*plan.rules()[relief.rule].version);
    if (!rate.empty()) {
      item.text("rate", rate);
    }
    item.close();
  }
  reliefs.close();
  JsonArray warnings(object.key("warnings"));
  for (const std::string& warning : warnings_of(line, assessment, plan)) {
    append_json_string(warnings.next(), warning);
  }
  warnings.close();
  append_law_json(object.key("law"), plan.schedule());
  object.close();
  return out;
}

/// The cells from `status` on.
inline std::string oracle_figures(const InputLine& line, const LineAssessment& assessment,
                                  const Plan& plan) {
  const LineTotals totals = totals_of(line, assessment);
  std::string out = totals.exact ? "exact," : "range,";
  for (const Money amount :
       {totals.base_duty, totals.additional_duty, totals.total_duty.max, totals.total_duty.min,
        totals.total_duty.max, totals.fees.max, totals.tax.max, totals.landed_cost.max}) {
    append_cell_amount(out, amount, line.currency);
    out += ',';
  }
  if (!totals.total_duty.max.at_limit()) {
    const Money share =
        scale(totals.total_duty.max.micro(), 10'000, totals.customs_value.micro(), 1);
    append_amount(out, scale(share.micro(), 10'000, 1, 1), 2);
  }
  std::string headings;
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = plan.schedule().measures[duty.measure];
    const bool in_place = duty.kind == MeasureKind::base && !measure.heading.empty();
    if (in_place || (duty.kind != MeasureKind::base && duty.kind != MeasureKind::fee &&
                     duty.kind != MeasureKind::vat)) {
      headings += (headings.empty() ? "" : ";") +
                  (measure.heading.empty() ? measure.id : measure.heading) + "=";
      append_cell_amount(headings, duty.amount, line.currency);
    }
  }
  std::string questions;
  for (const Question& question : assessment.questions) {
    questions += (questions.empty() ? "" : ";") + std::string(question_name(line, plan, question));
  }
  std::string warnings;
  for (const std::string& warning : warnings_of(line, assessment, plan)) {
    warnings += (warnings.empty() ? "" : ";") + one_of_cell(warning);
  }
  for (const std::string& cell : {headings, questions, warnings}) {
    out += ',';
    append_cell(out, cell);
  }
  return out + ",\n";
}

}  // namespace tarex::detail
