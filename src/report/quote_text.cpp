#include <fmt/format.h>

#include <algorithm>

#include "base/joined.hpp"
#include "plan/in_force.hpp"
#include "report/charged_quantity.hpp"
#include "report/code_members.hpp"
#include "report/counts.hpp"
#include "report/describe.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"
#include "rows/echoed.hpp"
#include "tarex/report.hpp"

/// A quote as a person reads it: the answer first, then why, then what is open and what would lower
/// it.
namespace tarex {
namespace {

using detail::grouped;
using detail::kWidth;
using detail::percent_text;
using detail::TextTable;
using detail::wrap;

std::string in_force(const EffectivePeriod& period) {
  return period.to == kNoEnd ? fmt::format("since {}", to_string(period.from))
                             : fmt::format("from {} to {}", to_string(period.from),
                                           to_string(period.to - std::chrono::days(1)));
}

class QuoteText {
 public:
  QuoteText(const InputLine& line, const LineAssessment& assessment, const Plan& plan)
      : line_(line),
        assessment_(assessment),
        plan_(plan),
        schedule_(plan.schedule()),
        totals_(totals_of(line, assessment)) {}

  std::string run() {
    head();
    bill();
    why();
    papers();
    not_charged();
    variants();
    questions();
    reliefs();
    return out_ + detail::mind_text(warnings_of(line_, assessment_, plan_)) + "\n" +
           detail::law_text(schedule_) + "\n";
  }

 private:
  [[nodiscard]] std::string money(Money amount) const { return grouped(amount, line_.currency); }

  /// What a line is called in the bill: its heading, or the tariff line for the base duty.
  [[nodiscard]] std::string heading(const Measure& measure) const {
    if (!measure.heading.empty()) {
      return measure.heading;
    }
    return measure.kind == MeasureKind::base ? to_string(assessment_.law->line->hs()) : "-";
  }

  void head() {
    out_ +=
        fmt::format("{}{} from {} to {}, entry {}, customs value {} {}\n",
                    line_.sku.empty() ? "" : line_.sku + ": ", to_string(line_.entry.code),
                    to_string(line_.entry.origin), schedule_.jurisdiction,
                    to_string(line_.entry.date), detail::value_text(line_), line_.currency.code());
    const EntryLine& entry = line_.entry;
    const bool converted = entry.fx_micro != kMicro || entry.base_rate_fx_micro != 0;
    if (const auto rate = detail::echoed(line_, "fx"); converted && !rate.empty()) {
      out_ += fmt::format("At {} {} for a US dollar\n", rate, line_.currency.code());
    }
    if (!line_.scenario.empty()) {
      out_ += fmt::format("Scenario: {}\n", line_.scenario);
    }
    const std::string status = totals_.exact ? "" : " (not known exactly: see the open questions)";
    const std::string highest = percent_text(totals_.total_duty.max, totals_.customs_value);
    const std::string share =
        totals_.total_duty.exact()
            ? highest
            : percent_text(totals_.total_duty.min, totals_.customs_value) + " to " + highest;
    if (totals_.customs_value.is_zero()) {
      out_ += "Duty " + grouped(totals_.total_duty, line_.currency) + " " + line_.currency.code() +
              "\n\n";
      return;
    }
    if (totals_.total_duty.max.at_limit()) {
      out_ += fmt::format(
          "Duty at least {} {} = {} of the value; no upper bound while questions are open\n\n",
          money(totals_.total_duty.min), line_.currency.code(),
          percent_text(totals_.total_duty.min, totals_.customs_value));
      return;
    }
    out_ += fmt::format("Duty {} {} = {} of the value{}\n\n",
                        grouped(totals_.total_duty, line_.currency), line_.currency.code(), share,
                        status);
  }

  void bill() {
    TextTable table({TextTable::Align::left, TextTable::Align::left, TextTable::Align::right,
                     TextTable::Align::right, TextTable::Align::right});
    table.row(
        {"", totals_.exact ? "" : "shown: the answers that cost most", "rate", "on", "amount"});
    const auto add = [&](bool (*pick)(MeasureKind)) {
      for (const DutyLine& duty : assessment_.lines) {
        if (pick(duty.kind)) {
          const Measure& measure = schedule_.measures[duty.measure];
          const auto quantity = detail::charged_quantity(line_, assessment_, plan_, duty);
          table.row({heading(measure), detail::shorten(measure.title, 48),
                     rate_text(line_, assessment_, plan_, duty),
                     quantity ? quantity->text() : money(detail::shown_amount(duty.basis, line_)),
                     money(duty.amount)});
        }
      }
    };
    add(is_duty);
    table.row({"", "total duty", "", "", money(totals_.total_duty.max)});
    add([](MeasureKind kind) { return !is_duty(kind); });
    const Money costs = line_.costs_beside_price();
    if (!costs.is_zero()) {
      table.row({"", "freight, insurance, other costs", "", "",
                 money(detail::shown_amount(costs, line_))});
    }
    table.row(
        {"", "landed cost, " + line_.currency.code(), "", "", money(totals_.landed_cost.max)});
    if (!totals_.tax.max.is_zero() && !totals_.landed_cost.max.at_limit()) {
      table.row({"", "landed cost without the tax, if it is credited", "", "",
                 money(totals_.landed_cost.max - totals_.tax.max)});
    }
    out_ += table.text();
  }

  void section(std::string_view title) { out_ += fmt::format("\n{}\n", title); }
  void item(std::string_view label, std::string_view text) {
    out_ += fmt::format("  {}  {}\n", label, wrap(text, kWidth, 4 + label.size()));
  }

  void why() {
    section("Why");
    for (const DutyLine& duty : assessment_.lines) {
      const Measure& measure = schedule_.measures[duty.measure];
      const MeasureVersion& version = *plan_.rules()[duty.rule].version;
      const auto found = detail::SameRate(schedule_, measure, version)
                             .around(line_.entry.date, *assessment_.law, line_.entry.origin);
      const EffectivePeriod period = found ? found->period : version.period;
      item(detail::pad_right(heading(measure), 13),
           fmt::format("{}; {}{}", in_force(period), schedule_.cite_text(version.cite),
                       version.per_entry && line_.entry_id.empty()
                           ? "; limits per entry, this line taken as one"
                           : ""));
    }
  }

  /// The steps of customs, by case.
  void papers() {
    std::string heading_now;
    for (const PaperText& paper : papers_of(line_, assessment_, plan_)) {
      if (paper.step == 1) {
        heading_now = paper.heading;
        section(fmt::format("How customs picks the rate of {}", heading_now));
      }
      std::string text = paper.says;
      if (!paper.title.empty()) {
        text += fmt::format(": {}, {}", paper.rate, paper.title);
      }
      if (paper.if_missing.at_limit()) {
        text += "; without it nobody knows how much more";
      } else if (!paper.if_missing.is_zero()) {
        text +=
            fmt::format("; without it {} {} more", money(paper.if_missing), line_.currency.code());
      }
      if (!paper.if_filed.is_zero()) {
        text +=
            fmt::format("; filed, it saves {} {}", money(paper.if_filed), line_.currency.code());
      }
      item(detail::pad_right(fmt::format("{} {}", paper.step, paper.fact), 18), text);
    }
  }

  void not_charged() {
    if (assessment_.not_charged.empty()) {
      return;
    }
    section("Not charged");
    for (const NotCharged& entry : assessment_.not_charged) {
      const Rule& rule = plan_.rules()[entry.rule];
      const Measure& because = schedule_.measures[plan_.rules()[entry.because].measure];
      const std::string name =
          entry.named_only ? rule.version->instead_of : heading(schedule_.measures[rule.measure]);
      item(detail::pad_right(name, 13),
           "because of " +
               (because.heading.empty() ? because.title : because.heading + ": " + because.title));
    }
  }

  void variants() {
    if (assessment_.variants.empty()) {
      return;
    }
    section(
        fmt::format("{} covers {} codes", to_string(line_.entry.code), assessment_.codes_below));
    detail::CodeMembers members;
    const std::vector<std::vector<HsCode>> alike = members.of(line_, assessment_);
    const auto headings = members.headings(line_, assessment_);
    const bool differ = std::any_of(headings.begin(), headings.end(),
                                    [&](const auto& of) { return of != headings.front(); });
    TextTable table({TextTable::Align::left, TextTable::Align::right, TextTable::Align::left,
                     TextTable::Align::left, TextTable::Align::left});
    std::string rest;
    for (std::size_t i = 0; i < alike.size(); ++i) {
      const CodeOutcome& outcome = assessment_.variants[i];
      const std::string under = detail::joined(headings[i], " ");
      table.row({to_string(outcome.law.code), detail::counted(alike[i].size(), "code"),
                 "base " + schedule_.duty_rates[outcome.law.line->general].text,
                 "duty " + grouped(outcome.duty, line_.currency),
                 !differ         ? ""
                 : under.empty() ? "base duty only"
                                 : under});
      std::string others;
      for (const HsCode code : alike[i]) {
        if (code != outcome.law.code) {
          others += (others.empty() ? "" : ", ") + to_string(code);
        }
      }
      if (!others.empty()) {
        rest += fmt::format(
            "  {}\n",
            wrap(fmt::format("like {}: {}", to_string(outcome.law.code), others), kWidth, 4));
      }
    }
    out_ += table.text() + rest;
    out_ += assessment_.variants.overflowed() ? "  and more\n" : "";
  }

  void questions() {
    if (assessment_.questions.empty()) {
      return;
    }
    section("Open questions (total duty at best and at worst)");
    std::vector<QuestionText> texts;
    std::size_t width = 13;
    for (const Question& question : assessment_.questions) {
      texts.push_back(text_of(line_, assessment_, plan_, question));
      width = std::max(width, texts.back().fact.size());
    }
    for (std::size_t q = 0; q < texts.size(); ++q) {
      item(detail::pad_right(texts[q].fact, width),
           texts[q].why + ": " +
               detail::moved_by(assessment_.questions[q], assessment_, line_.currency));
    }
  }

  void reliefs() {
    if (assessment_.reliefs.empty()) {
      return;
    }
    section("What would lower it, if the importer can claim and prove it");
    for (const Relief& relief : assessment_.reliefs) {
      const Measure& measure = schedule_.measures[plan_.rules()[relief.rule].measure];
      std::string needs;
      for (const ReliefNeed& need : needs_of(plan_.schedule(), relief)) {
        needs += (needs.empty() ? "" : " and ") + need.fact +
                 (need.needs.starts_with(">=") ? " " : " = ") + need.needs;
      }
      const std::string rate = row_rate_text(*plan_.rules()[relief.rule].version);
      const bool bounds = relief.saves.at_limit() && line_.entry.value_is != ValueIs::at_least;
      const std::string saves = bounds                    ? "gives an upper bound"
                                : relief.saves.at_limit() ? "saves, not known"
                                                          : "saves " + money(relief.saves);
      item(detail::pad_right(saves, 20),
           fmt::format("{}: {}{}{} {}", needs, relief.lifts ? "takes away " : "",
                       rate.empty() ? "" : rate + ", ", heading(measure), measure.title));
    }
  }

  const InputLine& line_;
  const LineAssessment& assessment_;
  const Plan& plan_;
  const Schedule& schedule_;
  LineTotals totals_;
  std::string out_;
};

}  // namespace

std::string quote_text(const InputLine& line, const LineAssessment& assessment, const Plan& plan) {
  return QuoteText(line, assessment, plan).run();
}

}  // namespace tarex
