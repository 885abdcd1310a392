#include <fmt/format.h>

#include <algorithm>

#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/coins.hpp"
#include "report/describe.hpp"
#include "report/percent.hpp"
#include "tarex/report.hpp"

/// A product as a person reads it: what a piece costs now and before, which law says so, which part
/// bears the duty, what would change it.
namespace tarex {
namespace {

using detail::BomWords;
using detail::grouped;
using detail::kWidth;
using detail::percent_number;
using detail::share_text;
using detail::shorten;
using detail::TextTable;
using detail::wrap;
using Align = TextTable::Align;

constexpr std::size_t kMostRows = 14;  ///< components shown unless all are asked for

class BomText {
 public:
  BomText(const BomAssessment& assessment, const BomAnalysis& analysis, const BomShown& shown)
      : a_(assessment),
        analysis_(analysis),
        shown_(shown),
        line_(assessment.today.line),
        currency_(line_.currency),
        words_(assessment) {}

  std::string run() {
    out_ = words_.head("");
    costs();
    prices();
    duties();
    contents();
    components();
    out_ += detail::changes_text(a_, analysis_, shown_);
    edges();
    questions();
    warnings();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string money(Money amount) const {
    return grouped(detail::in_coins(amount, currency_), currency_);
  }
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

  void costs() {
    const bool compared = a_.compared;
    TextTable table({Align::left, Align::right, Align::right, Align::right});
    table.row({"per piece, " + currency_.code(), to_string(line_.entry.date),
               compared ? to_string(a_.baseline.line.entry.date) : "", compared ? "impact" : ""});
    const auto row = [&](std::string_view name, const MoneyRange& now, const MoneyRange& then) {
      table.row({std::string(name), each(now), compared ? each(then) : "", ""});
    };
    const auto goods = [](const BomDay& day) {
      const Money amount = day.line.price() + day.line.costs_beside_price();
      return MoneyRange{amount, amount};
    };
    row("goods, freight, insurance", goods(a_.today), goods(a_.baseline));
    row("duty", a_.today.assessment.total_duty, a_.baseline.assessment.total_duty);
    row("fees", a_.today.assessment.fees, a_.baseline.assessment.fees);
    if (!a_.today.assessment.tax.max.is_zero() || !a_.baseline.assessment.tax.max.is_zero()) {
      row("taxes", a_.today.assessment.tax, a_.baseline.assessment.tax);
    }
    table.row(
        {"landed cost", each(a_.today.landed_cost), compared ? each(a_.baseline.landed_cost) : "",
         compared ? impact([&](Money amount) { return each(amount); }) + impact_share() : ""});
    const auto lot = [&](const MoneyRange& range) {
      return grouped(detail::in_coins(range, currency_), currency_);
    };
    table.row({fmt::format("landed cost, lot of {}", decimal_text(a_.quantity)),
               lot(a_.today.landed_cost), compared ? lot(a_.baseline.landed_cost) : "",
               compared ? impact([&](Money amount) { return money(amount); }) : ""});
    out_ += table.text();
  }

  /// The impact, or its ends while facts are missing. @param text  of an amount
  template <class Text>
  [[nodiscard]] std::string impact(Text text) const {
    const MoneyRange& bounds = a_.impact_bounds;
    if (bounds.exact()) {
      return with_sign(text(a_.impact));
    }
    const std::string low = bounds.min.at_limit() ? "no lower bound" : with_sign(text(bounds.min));
    return low + " to " + with_sign(text(bounds.max));
  }

  /// ` (+40.86%)`; empty where it has no bound.
  [[nodiscard]] std::string impact_share() const {
    const MoneyRange& bounds = a_.impact_bounds;
    const MoneyRange& then = a_.baseline.landed_cost;
    const std::string most = percent_number(bounds.max, then.min);
    if (bounds.exact() || most.empty()) {
      return most.empty() ? most : " (" + with_sign(detail::impact_percent(a_)) + "%)";
    }
    const std::string least = percent_number(bounds.min, then.max);
    return least.empty() ? least : " (" + with_sign(least) + " to " + with_sign(most) + "%)";
  }

  /// The price that keeps the buyer's landed cost, and who bears what at a given absorption.
  void prices() {
    if (!a_.compared || a_.impact <= Money() || a_.impact.at_limit()) {
      return;
    }
    const std::string now = decimal_text(a_.price.micro());
    std::string text;
    if (analysis_.even) {
      const std::string price = price_text(analysis_.even->price);
      text = fmt::format(
          "A price of {} {} instead of {} ({}%) would leave the buyer's landed cost at {}.", price,
          currency_.code(), now, percent_number(analysis_.even->price - a_.price, a_.price),
          each(a_.baseline.landed_cost.max));
      if (!a_.exact()) {
        text += fmt::format(" It is not known exactly: between {} and {}.",
                            analysis_.even_least ? price_text(analysis_.even_least->price)
                                                 : "the cost of the components",
                            analysis_.even_most ? price_text(analysis_.even_most->price) : price);
      }
    } else {
      text = fmt::format(
          "No price above the cost of the components would leave the buyer's landed "
          "cost at {}.",
          each(a_.baseline.landed_cost.max));
    }
    if (analysis_.split) {
      text += " " + split(*analysis_.split);
    }
    out_ += fmt::format("\n  {}\n", wrap(text, kWidth - 2, 2));
  }

  /// Rounded down, so that it keeps what it promises.
  [[nodiscard]] std::string price_text(Money price) const {
    std::string out;
    append_amount(out, price, std::min(6, currency_.decimals() + 2));
    return out;
  }

  [[nodiscard]] std::string split(const BomSplit& split) const {
    const std::string part = to_string(split.absorbed);
    if (!split.price) {
      return fmt::format(
          "A price at which the seller takes {} of the increase would be below the "
          "cost of the components.",
          part);
    }
    return fmt::format(
        "If the seller takes {} of the increase off the buyer{}, the price is {}: the seller gives "
        "up {} a piece, the buyer pays {} more, and {} less goes to customs.",
        part, a_.exact() ? "" : ", taken at its highest", price_text(split.price->price),
        each(split.seller), each(split.buyer),
        each(a_.today.landed_cost.max - split.price->landed_cost.max - split.seller));
  }

  void duties() {
    const LineAssessment& now = a_.today.assessment;
    out_ += fmt::format("\nDuty on {}: {} {} for the lot\n", to_string(line_.entry.date),
                        grouped(now.total_duty, currency_), currency_.code());
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right});
    std::string sources;
    for (const DutyLine& duty : now.lines) {
      const Measure& measure = a_.today.plan->schedule().measures[duty.measure];
      if (!is_duty(duty.kind)) {
        continue;
      }
      const bool of_line = measure.heading.empty() && duty.kind == MeasureKind::base;
      const std::string heading = of_line ? to_string(now.law->line->hs()) : measure.heading;
      table.row({heading, shorten(measure.title, 40),
                 shorten(rate_text(line_, now, *a_.today.plan, duty), 40), money(duty.basis),
                 money(duty.amount)});
      if (duty.kind != MeasureKind::base) {
        const MeasureVersion& version = *a_.today.plan->rules()[duty.rule].version;
        sources += fmt::format(
            "  {}\n",
            wrap(heading + ": " + a_.today.plan->schedule().cite_text(version.cite), kWidth, 4));
      }
    }
    for (const NotCharged& entry : now.not_charged) {
      const std::string because = detail::heading_of(a_, entry.because);
      const std::string name = entry.named_only
                                   ? a_.today.plan->rules()[entry.rule].version->instead_of
                                   : detail::heading_of(a_, entry.rule);
      sources += fmt::format("  {}\n", wrap(name + " is not charged because of " + because + ": " +
                                                words_.title(entry.because),
                                            kWidth, 4));
    }
    out_ += table.text() + sources;
  }

  [[nodiscard]] static std::string at_least(const std::string& text, std::int64_t floor) {
    return floor == 0 ? "not known" : "at least " + text;
  }

  void contents() {
    if (a_.contents.empty()) {
      return;
    }
    out_ += fmt::format("\nMetal content, for the lot ({})\n",
                        a_.valuation == ContentValuation::residual
                            ? "price less the components that are not the metal"
                            : "sum of the components of the metal");
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.row({"", "value", "of value", "kg", "of weight"});
    for (const BomContent& shown : a_.contents) {
      const MaterialContent& content = shown.content;
      table.row({a_.materials[shown.material].name,
                 content.value ? (shown.at_most ? "at most " : "") + money(*content.value)
                               : at_least(money(content.value_floor), content.value_floor.micro()),
                 share_text(shown.value_share),
                 content.kg ? decimal_text(*content.kg)
                            : at_least(decimal_text(content.kg_floor), content.kg_floor),
                 share_text(shown.mass_share)});
    }
    out_ += table.text();
    const std::string together = words_.residuals();
    if (a_.valuation == ContentValuation::residual && !together.empty()) {
      out_ += fmt::format("  {}\n", wrap(together, kWidth, 2));
    }
  }

  /// Which shares are shown: all, or those that bear the most.
  [[nodiscard]] std::vector<bool> picked() const {
    const std::size_t count = a_.shares.size();
    std::vector<bool> out(count, true);
    if (shown_.all || count <= kMostRows + 1) {
      return out;
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i + 1 < count; ++i) {
      order.push_back(i);
    }
    const auto weight = [&](std::size_t i) {
      const BomShare& share = a_.shares[i];
      return std::pair(share.duty.value_or(Money()), share.value.value_or(Money()));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return weight(x) > weight(y); });
    out.assign(count, false);
    for (std::size_t i = 0; i < count; ++i) {
      out[i] = a_.shares[i].row == nullptr;
    }
    for (std::size_t i = 0; i < kMostRows; ++i) {
      out[order[i]] = true;
    }
    return out;
  }

  void components() {
    if (a_.rollup.rows.empty()) {
      return;
    }
    out_ += "\nWhat the duty falls on, for the lot\n";
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right,
                     Align::right, Align::right});
    table.row({"", "material", "cost", "of value", "of weight", "duty", "of duty"});
    const std::vector<bool> shown = picked();
    std::size_t others = 0;
    Money cost;
    Money duty;
    for (std::size_t i = 0; i < a_.shares.size(); ++i) {
      const BomShare& share = a_.shares[i];
      if (!shown[i]) {
        ++others;
        cost += share.value.value_or(Money());
        duty += share.duty.value_or(Money());
        continue;
      }
      const bool itemised = share.row != nullptr;
      if (!itemised && others > 0) {
        table.row(
            {fmt::format("{} others (--all)", others), "", money(cost), "", "", money(duty), ""});
        others = 0;
      }
      table.row({itemised ? BomWords::row_name(*share.row, 28)
                          : shorten(detail::share_name(a_, share), 28),
                 itemised ? shorten(words_.material(*share.row), 12) : "", money(share.value),
                 share_text(share.cost_share),
                 itemised && !share.row->packaging ? share_text(share.mass_share) : "",
                 money(share.duty), share_text(share.duty_share)});
    }
    out_ += table.text();
  }

  void edges() {
    std::string text;
    for (const BomThreshold& test : analysis_.thresholds) {
      const std::string sentence = words_.threshold(test);
      if (!sentence.empty()) {
        text += fmt::format("  {}\n", wrap(sentence, kWidth, 4));
      }
    }
    if (!text.empty()) {
      out_ += "\nHow far to the thresholds of the law\n" + text;
    }
  }

  void questions() {
    const LineAssessment& now = a_.today.assessment;
    if (!a_.gaps.empty()) {
      out_ += "\nMissing in the bill\n";
      const std::size_t most = shown_.all ? a_.gaps.size() : kMostRows;
      for (std::size_t i = 0; i < a_.gaps.size() && i < most; ++i) {
        const BomGap& gap = a_.gaps[i];
        out_ += fmt::format("  {}: {}\n", shorten(a_.rollup.rows[gap.row].path, 60),
                            detail::gap_text(gap));
      }
      if (a_.gaps.size() > most) {
        out_ += fmt::format("  and of {} more components (--all)\n", a_.gaps.size() - most);
      }
    }
    if (now.questions.empty()) {
      return;
    }
    out_ += "\nOpen questions (duty of the lot at best and at worst)\n";
    for (const Question& question : now.questions) {
      const QuestionText text = text_of(line_, now, *a_.today.plan, question);
      const std::string moved = detail::moved_by(question, now, currency_);
      out_ += fmt::format(
          "  {}\n", wrap(fmt::format("{}: {}: {}", text.fact, text.why, moved), kWidth - 4, 4));
    }
  }

  void warnings() {
    const std::vector<std::string> all = detail::all_warnings(a_);
    if (all.empty()) {
      return;
    }
    out_ += "\nMind\n";
    for (const std::string& warning : all) {
      out_ += fmt::format("  {}\n", wrap(warning, kWidth - 4, 4));
    }
  }

  const BomAssessment& a_;
  const BomAnalysis& analysis_;
  const BomShown& shown_;
  const InputLine& line_;
  const Currency& currency_;
  BomWords words_;
  std::string out_;
};

}  // namespace

std::string bom_text(const BomProduct& product, const BomAssessment& assessment,
                     const BomAnalysis& analysis, const BomShown& shown) {
  return assessment.errors.empty() ? BomText(assessment, analysis, shown).run()
                                   : detail::rejected_text(product, assessment.errors);
}

}  // namespace tarex
