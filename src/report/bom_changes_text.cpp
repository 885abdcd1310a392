#include <fmt/format.h>

#include <algorithm>

#include "report/bom_report.hpp"
#include "report/bom_text.hpp"

/// What each change of a component would do to the duty, the most helpful first.
namespace tarex::detail {
namespace {

using Align = TextTable::Align;

constexpr std::size_t kMostChanges = 6;  ///< components shown unless all are asked for

class ChangesText {
 public:
  ChangesText(const BomAssessment& assessment, const BomAnalysis& analysis, const BomShown& shown)
      : a_(assessment), analysis_(analysis), shown_(shown), words_(assessment) {}

  std::string run() {
    std::vector<Effect> all = effects();
    if (all.empty() && analysis_.metals.empty()) {
      return {};
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Effect& x, const Effect& y) { return x.best < y.best; });
    const std::size_t count = shown_.all ? all.size() : std::min(all.size(), kMostChanges);
    const bool follows = shown_.query.price_rule == PriceRule::follows;
    std::string out = fmt::format("\nWhat would change the duty of the lot (the price {}{})\n",
                                  follows ? "falls by what is saved" : "stays as it is",
                                  a_.today.assessment.total_duty.exact()
                                      ? ""
                                      : "; by the highest duty, which is not known exactly");
    // Only some laws ask what share of a metal was melted at home.
    const bool asked =
        std::any_of(a_.materials.begin(), a_.materials.end(),
                    [](const Material& material) { return material.domestic_fact != kNoFact; });
    std::vector<Align> columns(asked ? 4 : 3, Align::right);
    columns.front() = Align::left;
    columns.push_back(Align::left);
    TextTable table(std::move(columns));
    const auto row = [&](std::string name, std::string absent, std::string cheaper,
                         std::string domestic, std::string of) {
      std::vector<std::string> cells{std::move(name), std::move(absent), std::move(cheaper)};
      if (asked) {
        cells.push_back(std::move(domestic));
      }
      cells.push_back(std::move(of));
      table.row(std::move(cells));
    };
    row("", "left out", to_string(shown_.query.cheaper) + " cheaper",
        a_.today.line.schedule->jurisdiction + "-melted", "of another material");
    const auto cell = [&](const std::optional<Money>& amount) {
      return amount ? change(*amount) : std::string("-");
    };
    for (std::size_t i = 0; i < count; ++i) {
      const Effect& effect = all[i];
      row(BomWords::row_name(a_.rollup.rows[effect.row], 32), cell(effect.absent),
          cell(effect.cheaper), cell(effect.domestic),
          effect.material ? change(*effect.material) + " " + effect.of : "-");
    }
    for (const BomWhatIf& metal : analysis_.metals) {
      row("all its " + a_.rollup.rows[metal.change.row].material_text, "-", "-",
          change(metal.duty_change), "-");
    }
    out += table.text();
    if (count < all.size()) {
      out += fmt::format("  {} more components change it less (--all)\n", all.size() - count);
    }
    return out;
  }

 private:
  [[nodiscard]] std::string change(Money amount) const {
    const std::string text = grouped(amount, a_.today.line.currency);
    return amount > Money() ? "+" + text : text;
  }

  /// Per component, what each kind of change would do to the duty of the lot.
  struct Effect {
    std::size_t row = 0;
    std::optional<Money> absent, cheaper, domestic, material;
    std::string of;  ///< the other material
    Money best;
  };

  [[nodiscard]] std::vector<Effect> effects() const {
    std::vector<Effect> out;
    for (const BomWhatIf& what_if : analysis_.changes) {
      if (out.empty() || out.back().row != what_if.change.row) {
        out.push_back({});
        out.back().row = what_if.change.row;
      }
      Effect& effect = out.back();
      const Money amount = what_if.duty_change;
      effect.best = std::min(effect.best, amount);
      switch (what_if.change.kind) {
        case BomChange::Kind::absent:
          effect.absent = amount;
          break;
        case BomChange::Kind::cheaper:
          effect.cheaper = amount;
          break;
        case BomChange::Kind::domestic:
          effect.domestic = amount;
          break;
        case BomChange::Kind::material:
          if (amount < Money() && (!effect.material || amount < *effect.material)) {
            effect.material = amount;
            effect.of = words_.material_name(what_if.change.to_material);
          }
          break;
        case BomChange::Kind::mass:
        case BomChange::Kind::domestic_mass:
          break;
      }
    }
    return out;
  }

  const BomAssessment& a_;
  const BomAnalysis& analysis_;
  const BomShown& shown_;
  BomWords words_;
};

}  // namespace

std::string changes_text(const BomAssessment& assessment, const BomAnalysis& analysis,
                         const BomShown& shown) {
  return ChangesText(assessment, analysis, shown).run();
}

}  // namespace tarex::detail
