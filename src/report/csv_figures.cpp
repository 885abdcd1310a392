#include "report/csv_figures.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "report/csv_cells.hpp"
#include "report/percent.hpp"

namespace tarex::detail {
namespace {

/// Between quotes or not: a text without quotes of its own is the same.
bool write_cell(std::string& out, std::string_view text) {
  const std::string one = one_of_cell(text);
  append_between_quotes(out, one);
  return needs_quotes(one);
}

void put_totals(TextPen& out, const InputLine& line, const LineAssessment& assessment) {
  constexpr std::size_t kMost = 11 * (kMostDigits + 1);
  const LineTotals totals = totals_of(line, assessment);
  char* at = out.room(kMost);
  const auto put = [&](Money amount) {
    at = put_cell_amount(at, amount, line.currency);
    *at++ = ',';
  };
  at = put_piece(at, totals.exact ? "exact," : "range,");
  put(totals.base_duty);
  put(totals.additional_duty);
  const char* const begin = at;
  put(totals.total_duty.max);
  const std::string_view most(begin, static_cast<std::size_t>(at - begin));
  if (totals.total_duty.exact()) {  // the same three times
    at = put_piece(at, most);
  } else {
    put(totals.total_duty.min);
  }
  at = put_piece(at, most);
  put(totals.fees.max);
  put(totals.tax.max);
  put(totals.landed_cost.max);
  at = put_percent(at, totals.total_duty.max, totals.customs_value);
  *at++ = ',';
  out.reach(at);
}

}  // namespace

CsvFigures::CsvFigures() : warnings_(write_cell) {}

void CsvFigures::put(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan) {
  put_totals(out, line, assessment);
  put_headings(out, line, assessment, plan);
  put_questions(out, line, assessment, plan);
  put_warnings(out, line, assessment, plan);
}

void CsvFigures::put_headings(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                              const Plan& plan) {
  const std::size_t begin = out.size();
  bool quoted = false;
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = plan.schedule().measures[duty.measure];
    if (!measure.beside_the_line()) {
      continue;
    }
    const Part& heading = headings_.of(plan.rules()[duty.rule].version, [&] {
      return Part{measure.name() + '=', needs_quotes(measure.name())};
    });
    char* at = out.room(heading.text.size() + kMostDigits + 1);
    if (out.size() > begin) {
      *at++ = ';';
    }
    at = put_piece(at, heading.text);
    out.reach(put_cell_amount(at, duty.amount, line.currency));
    quoted = quoted || heading.quoted;
  }
  if (quoted) {
    quote_cell(out, begin);
  }
  out.put(',');
}

void CsvFigures::put_questions(TextPen& out, const InputLine& line,
                               const LineAssessment& assessment, const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  const std::size_t begin = out.size();
  bool quoted = false;
  for (const Question& question : assessment.questions) {
    if (out.size() > begin) {
      out.put(';');
    }
    if (question.fact < schedule.facts.size()) {
      const FactSpec& fact = schedule.facts[question.fact];
      const Part& name = questions_.of(&fact, [&] {
        return Part{fact.name, needs_quotes(fact.name)};
      });
      out.put(name.text);
      quoted = quoted || name.quoted;
    } else {  // the code, the base rate, the freight or the value
      out.put(question_name(line, plan, question));
    }
  }
  if (quoted) {
    quote_cell(out, begin);
  }
  out.put(',');
}

/// The texts of the law are written out once; a line with any others takes the long way.
void CsvFigures::put_warnings(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                              const Plan& plan) {
  LawWarnings::Texts texts;
  if (warnings_.find(line, assessment, plan, texts)) {
    const bool quoted = std::any_of(texts.begin(), texts.end(),
                                    [](const LawWarnings::Text* text) { return text->calls; });
    out.put(quoted ? std::string_view("\"") : std::string_view());
    for (const LawWarnings::Text*& text : texts) {
      if (&text != texts.begin()) {
        out.put(';');
      }
      out.put(text->text);
    }
    out.put(quoted ? std::string_view("\",") : std::string_view(","));
    return;
  }
  put_cell(out, warnings_text(line, assessment, plan));
  out.put(',');
}

}  // namespace tarex::detail
