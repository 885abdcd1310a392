#include <fmt/format.h>

#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/charged_quantity.hpp"
#include "report/coins.hpp"
#include "tarex/report.hpp"

/// The duties of a product, and which law says so.
namespace tarex::detail {
namespace {

using Align = TextTable::Align;

class DutiesText {
 public:
  explicit DutiesText(const BomAssessment& assessment)
      : a_(assessment),
        plan_(*assessment.today.plan),
        line_(assessment.today.line),
        currency_(line_.currency),
        words_(assessment) {}

  std::string run() {
    const LineAssessment& now = a_.today.assessment;
    std::string out = fmt::format("\nDuty on {}: {} {} for the lot\n", to_string(line_.entry.date),
                                  grouped(now.total_duty, currency_), currency_.code());
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right});
    std::string sources;
    for (const DutyLine& duty : now.lines) {
      if (!is_duty(duty.kind)) {
        continue;
      }
      add_row(table, duty);
      if (duty.kind != MeasureKind::base) {
        sources += source_of(duty);
      }
    }
    for (const NotCharged& entry : now.not_charged) {
      sources += not_charged(entry);
    }
    return out + table.text() + sources;
  }

 private:
  [[nodiscard]] const Measure& measure_of(const DutyLine& duty) const {
    return plan_.schedule().measures[duty.measure];
  }
  [[nodiscard]] std::string money(Money amount) const {
    return grouped(in_coins(amount, currency_), currency_);
  }

  void add_row(TextTable& table, const DutyLine& duty) const {
    const LineAssessment& now = a_.today.assessment;
    const Measure& measure = measure_of(duty);
    const bool of_line = measure.heading.empty() && duty.kind == MeasureKind::base;
    const auto quantity = charged_quantity(line_, now, plan_, duty);
    table.row({of_line ? to_string(now.law->line->hs()) : measure.heading,
               shorten(measure.title, 40), shorten(rate_text(line_, now, plan_, duty), 40),
               quantity ? quantity->text() : money(duty.basis), money(duty.amount)});
  }

  /// The instrument that a duty rests on.
  [[nodiscard]] std::string source_of(const DutyLine& duty) const {
    const MeasureVersion& version = *plan_.rules()[duty.rule].version;
    const std::string cited = plan_.schedule().cite_text(version.cite);
    return fmt::format("  {}\n", wrap(measure_of(duty).heading + ": " + cited, kWidth, 4));
  }

  /// Why a measure is not charged beside another.
  [[nodiscard]] std::string not_charged(const NotCharged& entry) const {
    const std::string name = entry.named_only ? plan_.rules()[entry.rule].version->instead_of
                                              : heading_of(a_, entry.rule);
    return fmt::format(
        "  {}\n", wrap(name + " is not charged because of " + heading_of(a_, entry.because) + ": " +
                           words_.title(entry.because),
                       kWidth, 4));
  }

  const BomAssessment& a_;
  const Plan& plan_;
  const InputLine& line_;
  const Currency& currency_;
  BomWords words_;
};

}  // namespace

std::string duties_text(const BomAssessment& assessment) { return DutiesText(assessment).run(); }

}  // namespace tarex::detail
