#include <fmt/format.h>

#include <algorithm>

#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/coins.hpp"

/// What a product holds of each metal, and which of its components bear the duty.
namespace tarex::detail {
namespace {

using Align = TextTable::Align;

class PartsText {
 public:
  PartsText(const BomAssessment& assessment, const BomShown& shown)
      : a_(assessment),
        shown_(shown),
        currency_(assessment.today.line.currency),
        words_(assessment) {}

  std::string run() {
    contents();
    components();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string money(Money amount) const {
    return grouped(in_coins(amount, currency_), currency_);
  }
  [[nodiscard]] std::string money(const std::optional<Money>& amount) const {
    return amount ? money(*amount) : "?";
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
      if (share.row == nullptr && others > 0) {
        table.row(
            {fmt::format("{} others (--all)", others), "", money(cost), "", "", money(duty), ""});
        others = 0;
      }
      add_share(table, share);
    }
    out_ += table.text();
  }

  void add_share(TextTable& table, const BomShare& share) const {
    const bool itemised = share.row != nullptr;
    table.row({itemised ? BomWords::row_name(*share.row, 28) : shorten(share_name(a_, share), 28),
               itemised ? shorten(words_.material(*share.row), 12) : "", money(share.value),
               share_text(share.cost_share),
               itemised && !share.row->packaging ? share_text(share.mass_share) : "",
               money(share.duty), share_text(share.duty_share)});
  }

  const BomAssessment& a_;
  const BomShown& shown_;
  const Currency& currency_;
  BomWords words_;
  std::string out_;
};

}  // namespace

std::string parts_text(const BomAssessment& assessment, const BomShown& shown) {
  return PartsText(assessment, shown).run();
}

}  // namespace tarex::detail
