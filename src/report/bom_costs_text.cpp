#include <fmt/format.h>

#include <algorithm>

#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/coins.hpp"
#include "report/percent.hpp"

/// What a piece and the lot cost now and before, and the prices that would keep that.
namespace tarex::detail {
namespace {

using Align = TextTable::Align;

class CostsText {
 public:
  CostsText(const BomAssessment& assessment, const BomAnalysis& analysis)
      : a_(assessment), analysis_(analysis), currency_(assessment.today.line.currency) {}

  std::string run() {
    costs();
    prices();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string each(const MoneyRange& lot) const {
    const std::string most = each(lot.max);
    return lot.exact() ? most : each(lot.min) + " to " + most;
  }
  [[nodiscard]] std::string each(Money lot) const {
    const std::string text = per_piece_text(a_, lot);
    return text.empty() ? "no upper bound" : text;
  }
  [[nodiscard]] static std::string with_sign(const std::string& text) {
    return text.empty() || text.front() == '-' || text.front() == 'n' ? text : "+" + text;
  }

  void costs() {
    const bool compared = a_.compared;
    TextTable table({Align::left, Align::right, Align::right, Align::right});
    table.row({"per piece, " + currency_.code(), to_string(a_.today.line.entry.date),
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
      return grouped(in_coins(range, currency_), currency_);
    };
    table.row({fmt::format("landed cost, lot of {}", decimal_text(a_.quantity)),
               lot(a_.today.landed_cost), compared ? lot(a_.baseline.landed_cost) : "",
               compared ? impact([&](Money amount) {
                 return grouped(in_coins(amount, currency_), currency_);
               })
                        : ""});
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

  /// A part of a whole.
  struct Share {
    Money part;
    Money whole;
    [[nodiscard]] bool operator<(const Share& other) const {
      return i128{part.micro()} * other.whole.micro() < i128{other.part.micro()} * whole.micro();
    }
  };

  /// ` (+40.86%)`; empty where it has no bound.
  [[nodiscard]] std::string impact_share() const {
    const MoneyRange& bounds = a_.impact_bounds;
    const MoneyRange& now = a_.today.landed_cost;
    const MoneyRange& then = a_.baseline.landed_cost;
    if (bounds.min.at_limit() || bounds.max.at_limit()) {
      return {};
    }
    // No less than the least impact of the cost that makes it least, nor than from the highest cost
    // to the lowest; and no more than the other way round.
    const Share least = std::max(Share{bounds.min, bounds.min < Money() ? then.min : then.max},
                                 Share{now.min - then.max, then.max});
    const Share most = std::min(Share{bounds.max, bounds.max < Money() ? then.max : then.min},
                                Share{now.max - then.min, then.min});
    const std::string low = with_sign(percent_number(least.part, least.whole));
    const std::string high = with_sign(percent_number(most.part, most.whole));
    return " (" + (low == high ? low : low + " to " + high) + "%)";
  }

  /// The price that keeps the buyer's landed cost, and who bears what at a given absorption.
  void prices() {
    if (!a_.compared || a_.impact <= Money() || a_.impact.at_limit()) {
      return;
    }
    const std::string now = decimal_text(a_.price.micro());
    std::string text;
    if (analysis_.even) {
      const Money shown = analysis_.even->shortest;
      const std::string price = price_text(shown);
      text = fmt::format(
          "A price of {} {} instead of {} ({}%) would leave the buyer's landed cost at {}.", price,
          currency_.code(), now, percent_number(shown - a_.price, a_.price),
          each(a_.baseline.landed_cost.max));
      if (!a_.exact()) {
        text +=
            fmt::format(" It is not known exactly: between {} and {}.",
                        analysis_.even_least ? price_text(analysis_.even_least->shortest)
                                             : "the cost of the components",
                        analysis_.even_most ? price_text(analysis_.even_most->shortest) : price);
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

  /// All its digits, two more than the coins have at least.
  [[nodiscard]] std::string price_text(Money price) const {
    std::string out;
    append_amount(out, price, 6);
    const auto decimals = static_cast<std::size_t>(std::min(6, currency_.decimals() + 2));
    const std::size_t least = out.find('.') + 1 + decimals;
    while (out.size() > least && out.back() == '0') {
      out.pop_back();
    }
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
        part, a_.exact() ? "" : ", taken at its highest", price_text(split.price->shortest),
        each(split.seller), each(split.buyer),
        each(a_.today.landed_cost.max - split.price->landed_cost.max - split.seller));
  }

  const BomAssessment& a_;
  const BomAnalysis& analysis_;
  const Currency& currency_;
  std::string out_;
};

}  // namespace

std::string costs_text(const BomAssessment& assessment, const BomAnalysis& analysis) {
  return CostsText(assessment, analysis).run();
}

}  // namespace tarex::detail
