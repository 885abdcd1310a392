#include "report/bom_text.hpp"

#include <fmt/format.h>

#include "base/joined.hpp"
#include "base/quoted.hpp"
#include "report/bom_report.hpp"
#include "report/describe.hpp"
#include "report/percent.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

/// Difference of two shares in percentage points.
std::string points(Rate share, Rate threshold) {
  const std::int64_t apart = share.ppb() - threshold.ppb();
  return percent_of(Rate::from_ppb(apart < 0 ? -apart : apart));
}

/// Grams below a kilogram, else kilograms.
std::string mass_text(const BomAssessment& a, std::int64_t lot) {
  const std::int64_t piece = a.per_piece(Money::from_micro(lot < 0 ? -lot : lot), 1).micro();
  return piece < kMicro && piece <= Money::kLimit / 1000 ? decimal_text(piece * 1000) + " g"
                                                         : decimal_text(piece) + " kg";
}

}  // namespace

std::string rejected_text(const BomProduct& product, const Errors& errors) {
  std::string out =
      shorten(fmt::format("{} {}", product.text("sku"), product.text("product")), kWidth) +
      "\n  rejected\n";
  for (const Error& error : errors) {
    out += fmt::format("  {}\n", wrap(error.message, kWidth - 4, 4));
  }
  return out;
}

std::string share_text(const std::optional<Rate>& share) {
  return share ? percent_of(*share) + "%" : "?";
}

std::string BomWords::head(std::string_view title) const {
  const InputLine& line = a_.today.line;
  const std::string name = line.product.empty() ? std::string() : " " + line.product;
  return shorten(fmt::format("{}{}{}", line.sku, name, title), kWidth) + "\n" +
         fmt::format("  {} from {} to {}, {} at {} {}, customs value {}\n{}\n",
                     to_string(line.entry.code), to_string(line.entry.origin),
                     line.schedule->jurisdiction, decimal_text(a_.quantity),
                     decimal_text(a_.price.micro()), line.currency.code(), value_text(line),
                     line.scenario.empty() ? "" : "  scenario: " + line.scenario + "\n");
}

std::string BomWords::row_name(const BomRow& row, std::size_t cells) {
  const std::string own = row.component->name + (row.rest ? " / rest" : "");
  const bool nested = row.path.size() > own.size();
  return display_width(row.path) <= cells || !nested ? shorten(row.path, cells)
                                                     : shorten("… " + own, cells);
}

std::string BomWords::material(const BomRow& row) const {
  if (row.material == kUnknownMaterial) {
    return "?";
  }
  const std::size_t colon = row.material_text.find(':');
  return colon == std::string::npos ? row.material_text : row.material_text.substr(colon + 1);
}

std::string BomWords::material_name(int material) const {
  return material < 0 ? "no such metal" : a_.materials[static_cast<std::size_t>(material)].name;
}

std::string BomWords::title(RuleIndex rule) const {
  const Plan& plan = *a_.today.plan;
  return plan.schedule().measures[plan.rules()[rule].measure].title;
}

std::string BomWords::names(const std::vector<std::size_t>& materials) const {
  std::vector<std::string> out;
  for (const std::size_t material : materials) {
    out.push_back(a_.materials[material].name);
  }
  return joined_by_and(out);
}

std::string BomWords::residuals() const {
  std::vector<std::size_t> taxed;
  std::vector<std::size_t> others;
  for (const BomContent& shown : a_.contents) {
    (a_.taxed[shown.material] ? taxed : others).push_back(shown.material);
  }
  if (taxed.size() + others.size() < 2) {
    return {};
  }
  if (taxed.empty()) {
    return "On this code and day no duty falls on the content of a metal: each residual stands by "
           "itself and has all the labour in it.";
  }
  const std::string included = others.empty() ? "" : ", " + names(others) + " included";
  const std::string by_itself =
      others.empty() ? ""
                     : fmt::format(" The {} by {}; no duty hangs on it.",
                                   others.size() == 1 ? "residual of " + names(others) + " stands"
                                                      : "residuals of " + names(others) + " stand",
                                   others.size() == 1 ? "itself" : "themselves");
  if (taxed.size() == 1) {
    return fmt::format(
        "On this code and day a duty can fall on the content of {}, not on that of {}: the "
        "residual of {} is the price less all other components{}.{}",
        names(taxed), names(others), names(taxed), included, by_itself);
  }
  return fmt::format(
      "On this code and day a duty can fall on the content of {}: the price less all other "
      "components{} is split between them by the cost of their components, so that labour is in it "
      "once.{}",
      names(taxed), included, by_itself);
}

std::string BomWords::outcome(const BomWhatIf& crossing) const {
  const Currency& currency = a_.today.line.currency;
  const std::string charged = charged_text(a_, crossing.outcome);
  const Money change = crossing.duty_change;
  return fmt::format("then {}, {} {}{} on the lot ({}{} a piece)",
                     charged.empty() ? "the base duty alone" : charged, currency.code(),
                     change > Money() ? "+" : "", grouped(change, currency),
                     change > Money() ? "+" : "", per_piece_text(a_, change));
}

std::string BomWords::threshold(const BomThreshold& test) const {
  return test.kind == BomThreshold::Kind::listed_weight ? weight_test(test) : domestic_test(test);
}

std::string BomWords::weight_test(const BomThreshold& test) const {
  const std::string limit = to_string(test.threshold);
  const std::string who = names(test.materials);
  if (!test.share) {
    return fmt::format("Weight test of {}: the share of {} is not known; it decides at {}.",
                       heading_of(a_, test.rule), who, limit);
  }
  std::string out = fmt::format(
      "Weight test of {}: {} {} {}% of the net weight, {} points {} {}.", heading_of(a_, test.rule),
      who, test.materials.size() == 1 ? "is" : "are", percent_of(*test.share),
      points(*test.share, test.threshold), test.reached ? "above" : "under", limit);
  if (test.crossing) {
    const BomChange& change = test.changes.front();
    const BomRow& row = a_.rollup.rows[change.row];
    out += fmt::format(
        " {} {} a piece in {}: {}.", mass_text(a_, change.mass_kg), test.reached ? "less" : "more",
        is_of_whole_metal(a_, change) ? "its " + row.material_text : "'" + row.path + "'",
        outcome(*test.crossing));
  }
  return out;
}

std::string BomWords::domestic_test(const BomThreshold& test) const {
  if (!test.crossing) {
    return {};
  }
  const InputLine& line = a_.today.line;
  std::string masses;
  for (const BomChange& change : test.changes) {
    masses += (masses.empty() ? "" : " and ") + mass_text(a_, change.mass_kg) + " of " +
              material_name(a_.rollup.rows[change.row].material);
  }
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> paths;
  for (const BomMetalPart& part : test.parts) {
    paths.push_back(quoted(a_.rollup.rows[part.row].path));
  }
  std::string out = fmt::format(
      "{}-melted metal: {} of it now, {} decides. {} a piece, in {}: {}",
      line.schedule->jurisdiction, test.share ? percent_of(*test.share) + "%" : "none",
      to_string(test.threshold), masses, first_few(paths, kMostNamed), outcome(*test.crossing));
  const Money saved = Money() - test.crossing->duty_change;
  if (saved > Money() && test.metal_cost && *test.metal_cost > Money()) {
    std::string times;
    append_amount(times, scale(saved.micro(), kMicro, test.metal_cost->micro(), 100'000), 1);
    out += fmt::format(", {} times what that metal costs", times);
  }
  return out + ".";
}

}  // namespace tarex::detail
