#include <fmt/format.h>

#include "report/bom_report.hpp"
#include "report/text_layout.hpp"
#include "tarex/report.hpp"

/// A product as a person reads it: what a piece costs now and before, what it is made of, which
/// part bears the duty.
namespace tarex {
namespace {

using detail::grouped;
using detail::shorten;
using detail::TextTable;
using detail::wrap;
using Align = TextTable::Align;

constexpr std::size_t kWidth = 98;

std::string decimal(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

std::string percent(const std::optional<Rate>& share) {
  return share ? detail::percent_of(*share) + "%" : "?";
}

class BomText {
 public:
  explicit BomText(const BomAssessment& assessment)
      : a_(assessment), line_(assessment.today.line), currency_(line_.currency) {}

  std::string run() {
    head();
    costs();
    duties();
    contents();
    components();
    questions();
    warnings();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string money(Money amount) const { return grouped(amount, currency_); }
  [[nodiscard]] std::string money(const std::optional<Money>& amount) const {
    return amount ? money(*amount) : "?";
  }

  [[nodiscard]] std::string each(const MoneyRange& lot) const {
    const std::string most = each(lot.max);
    return lot.exact() ? most : each(lot.min) + " to " + most;
  }
  [[nodiscard]] std::string each(Money lot) const {
    const std::string text = detail::per_piece_text(a_, lot);
    return text.empty() ? "no upper bound" : text;
  }
  [[nodiscard]] static std::string with_sign(const std::string& text) {
    return text.empty() || text.front() == '-' || text.front() == 'n' ? text : "+" + text;
  }

  void head() {
    const std::string name = line_.product.empty() ? std::string() : " " + line_.product;
    out_ += shorten(fmt::format("{}{}", line_.sku, name), kWidth) + "\n";
    out_ += fmt::format("  {} from {} to {}, {} at {} {}, customs value {}\n\n",
                        to_string(line_.entry.code), to_string(line_.entry.origin),
                        line_.schedule->jurisdiction, decimal(a_.quantity),
                        decimal(a_.price.micro()), currency_.code(), money(line_.entry.value));
  }

  void costs() {
    TextTable table({Align::left, Align::right, Align::right, Align::right});
    table.row({"per piece, " + currency_.code(), to_string(line_.entry.date),
               to_string(a_.baseline.line.entry.date), "impact"});
    const auto row = [&](std::string_view name, const MoneyRange& now, const MoneyRange& then) {
      table.row({std::string(name), each(now), each(then), ""});
    };
    const auto goods = [](const BomDay& day) {
      const LineAssessment& a = day.assessment;
      const Money amount = day.landed_cost.min - a.total_duty.min - a.fees.min - a.tax.min;
      return MoneyRange{amount, amount};
    };
    row("goods, freight, insurance", goods(a_.today), goods(a_.baseline));
    row("duty", a_.today.assessment.total_duty, a_.baseline.assessment.total_duty);
    row("fees", a_.today.assessment.fees, a_.baseline.assessment.fees);
    if (!a_.today.assessment.tax.max.is_zero() || !a_.baseline.assessment.tax.max.is_zero()) {
      row("taxes", a_.today.assessment.tax, a_.baseline.assessment.tax);
    }
    const std::string percent_text = detail::impact_percent(a_);
    table.row({"landed cost", each(a_.today.landed_cost), each(a_.baseline.landed_cost),
               with_sign(each(a_.impact)) +
                   (percent_text.empty() ? "" : " (" + with_sign(percent_text) + "%)")});
    out_ += table.text();
  }

  void duties() {
    const LineAssessment& now = a_.today.assessment;
    out_ += fmt::format("\nDuty on {}: {} {} for the lot\n", to_string(line_.entry.date),
                        grouped(now.total_duty, currency_), currency_.code());
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right});
    for (const DutyLine& duty : now.lines) {
      const Measure& measure = a_.today.plan->schedule().measures[duty.measure];
      if (duty.kind == MeasureKind::fee || duty.kind == MeasureKind::vat) {
        continue;
      }
      const std::string heading = measure.heading.empty() && duty.kind == MeasureKind::base
                                      ? to_string(now.law->line->hs())
                                      : measure.heading;
      table.row({heading, shorten(measure.title, 40), rate_text(line_, now, *a_.today.plan, duty),
                 money(duty.basis), money(duty.amount)});
    }
    out_ += table.text();
  }

  void contents() {
    if (a_.contents.empty()) {
      return;
    }
    out_ += fmt::format("\nMetal content ({})\n",
                        a_.valuation == ContentValuation::residual
                            ? "price less the components that are not the metal"
                            : "sum of the components of the metal");
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.row({"", "value", "of value", "kg", "of weight"});
    for (const BomContent& shown : a_.contents) {
      const MaterialContent& content = shown.content;
      table.row({content.material.name,
                 content.value ? money(*content.value) : "at least " + money(content.value_floor),
                 percent(shown.value_share),
                 content.kg ? decimal(*content.kg) : "at least " + decimal(content.kg_floor),
                 percent(shown.mass_share)});
    }
    out_ += table.text();
  }

  void components() {
    if (a_.rollup.rows.empty()) {
      return;
    }
    out_ += "\nComponents, for the lot\n";
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right,
                     Align::right, Align::right});
    table.row({"", "material", "cost", "of value", "of weight", "duty", "of duty"});
    for (const BomShare& share : a_.shares) {
      const bool itemised = share.row != nullptr;
      table.row({shorten(detail::share_name(a_, share), 28),
                 itemised ? shorten(material(*share.row), 12) : "", money(share.value),
                 percent(share.cost_share), itemised ? percent(share.mass_share) : "",
                 money(share.duty), percent(share.duty_share)});
    }
    out_ += table.text();
  }

  [[nodiscard]] static std::string material(const BomRow& row) {
    if (row.material == kUnknownMaterial) {
      return "?";
    }
    const std::size_t colon = row.material_text.find(':');
    return colon == std::string::npos ? row.material_text : row.material_text.substr(colon + 1);
  }

  void questions() {
    const LineAssessment& now = a_.today.assessment;
    if (now.questions.empty()) {
      return;
    }
    out_ += "\nOpen questions (duty of the lot at best and at worst)\n";
    for (const Question& question : now.questions) {
      const QuestionText text = text_of(line_, now, *a_.today.plan, question);
      const bool moves = question.min != question.max;
      const std::string range = moves ? grouped({question.min, question.max}, currency_)
                                      : "fees " + grouped(now.fees, currency_);
      out_ += fmt::format(
          "  {}\n", wrap(fmt::format("{}: {}: {}", text.fact, text.why, range), kWidth - 4, 4));
    }
  }

  void warnings() {
    std::vector<std::string> all = a_.warnings;
    for (std::string& warning : warnings_of(line_, a_.today.assessment, *a_.today.plan)) {
      all.push_back(std::move(warning));
    }
    if (all.empty()) {
      return;
    }
    out_ += "\nMind\n";
    for (const std::string& warning : all) {
      out_ += fmt::format("  {}\n", wrap(warning, kWidth - 4, 4));
    }
  }

  const BomAssessment& a_;
  const InputLine& line_;
  const Currency& currency_;
  std::string out_;
};

}  // namespace

std::string bom_text(const BomProduct& product, const BomAssessment& assessment) {
  if (assessment.errors.empty()) {
    return BomText(assessment).run();
  }
  std::string out =
      shorten(fmt::format("{} {}", product.text("sku"), product.text("product")), kWidth) +
      "\n  rejected\n";
  for (const Error& error : assessment.errors) {
    out += fmt::format("  {}\n", wrap(error.message, kWidth - 4, 4));
  }
  return out;
}

}  // namespace tarex
