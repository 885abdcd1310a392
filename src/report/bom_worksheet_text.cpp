#include <fmt/format.h>

#include <algorithm>

#include "bom/remarks.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/coins.hpp"
#include "report/notes.hpp"

/// The content worksheet of a product as a person reads it.
namespace tarex {
namespace {

using detail::BomWords;
using detail::grouped;
using detail::kWidth;
using detail::share_text;
using detail::TextTable;
using detail::wrap;
using Align = TextTable::Align;

class WorksheetText {
 public:
  WorksheetText(const BomAssessment& assessment, const Worksheet& worksheet)
      : a_(assessment), sheet_(worksheet), line_(assessment.today.line), words_(assessment) {}

  std::string run() {
    out_ = words_.head(": content worksheet, entry " + to_string(line_.entry.date));
    if (sheet_.metals.empty()) {
      out_ += "  no metal of the law is in it\n";
    } else {
      values();
      weights();
      sources();
      tests();
      missing();
    }
    return std::move(out_) + detail::mind_text(detail::taken_warnings(a_));
  }

 private:
  [[nodiscard]] const std::string& name(const WorksheetMetal& metal) const {
    return a_.materials[metal.material].name;
  }
  [[nodiscard]] std::string each(const std::optional<Money>& lot) const {
    return lot ? detail::per_piece_text(a_, *lot) : "?";
  }

  [[nodiscard]] std::string lot(Money amount) const {
    return grouped(detail::in_coins(amount, line_.currency), line_.currency);
  }

  void values() {
    TextTable table(
        {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    table.row({"value per piece, " + line_.currency.code(), "residual", "of price", "components",
               "of price", "for the lot"});
    for (const WorksheetMetal& metal : sheet_.metals) {
      table.row({name(metal), each(metal.residual), share_text(metal.residual_share),
                 each(metal.component), share_text(metal.component_share),
                 metal.declared ? (metal.at_most ? "at most " : "") + lot(*metal.declared) : "?"});
    }
    const PartialSum& other = sheet_.other_value;
    table.row({"other materials", "", "",
               (other.complete ? "" : "at least ") + each(Money::from_micro(other.known)), "", ""});
    table.row({"price", each(line_.entry.value), "", each(line_.entry.value), "",
               lot(line_.entry.value)});
    out_ += table.text();
    const bool residual = a_.valuation == ContentValuation::residual;
    const std::string together = words_.residuals();
    out_ += fmt::format(
        "  {}\n{}\n",
        wrap(fmt::format("residual: price less the cost of the components that are not the metal, "
                         "labour stays in; components: sum of the metal's components. The lot goes "
                         "by {} (--valuation).",
                         residual ? "residual" : "components"),
             kWidth, 2),
        together.empty() ? "" : "  " + wrap(together, kWidth, 2) + "\n");
  }

  void weights() {
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::left});
    const bool weighed = std::any_of(
        sheet_.tests.begin(), sheet_.tests.end(),
        [](const BomThreshold& test) { return test.kind == BomThreshold::Kind::listed_weight; });
    table.row(
        {"weight, kg", "per piece", "of weight", "for the lot", weighed ? "weight test" : ""});
    const auto row = [&](const std::string& what, std::optional<std::int64_t> lot,
                         std::int64_t floor, const std::optional<Rate>& share,
                         const std::string& note) {
      const std::string least = lot ? "" : "at least ";
      const std::int64_t kg = lot.value_or(floor);
      table.row({what, least + detail::kg_per_piece(a_, kg), share ? share_text(share) : "",
                 least + decimal_text(kg), note});
    };
    for (const WorksheetMetal& metal : sheet_.metals) {
      row(name(metal), metal.kg, metal.kg_floor, metal.mass_share,
          !weighed       ? ""
          : metal.counts ? "counts"
                         : "does not count");
    }
    const PartialSum& other = sheet_.other_kg;
    row("other materials", other.complete ? std::optional(other.known) : std::nullopt, other.known,
        {}, "");
    const bool packed = std::any_of(a_.rollup.rows.begin(), a_.rollup.rows.end(),
                                    [](const BomRow& one) { return one.packaging; });
    row(packed ? "net weight, without packaging" : "net weight", sheet_.net_kg,
        a_.rollup.sums.net_kg.known, {}, "");
    out_ += table.text();
  }

  void sources() {
    TextTable table(
        {Align::left, Align::left, Align::left, Align::left, Align::right, Align::right});
    table.row(
        {"metal", "melt and pour", "primary smelt", "last cast", "kg per piece", "cost per piece"});
    const auto country = [](const std::string& own, const std::string& melt) {
      return !own.empty() ? own : !melt.empty() ? melt : std::string("not stated");
    };
    for (const WorksheetMetal& metal : sheet_.metals) {
      for (const MetalSource& source : metal.sources) {
        table.row(
            {name(metal), country(source.melt, ""),
             country(source.smelt, source.melt) +
                 (source.smelt_secondary.empty() ? "" : ", then " + source.smelt_secondary),
             country(source.cast, source.melt),
             (source.kg.complete ? "" : "at least ") + detail::kg_per_piece(a_, source.kg.known),
             (source.value.complete ? "" : "at least ") +
                 detail::per_piece_text(a_, Money::from_micro(source.value.known))});
      }
    }
    out_ += "\n" + table.text();
  }

  void tests() {
    out_ += "\n";
    bool any = false;
    for (const BomThreshold& test : sheet_.tests) {
      const std::string sentence =
          test.kind == BomThreshold::Kind::listed_weight ? words_.threshold(test) : domestic(test);
      out_ += fmt::format("  {}\n", wrap(sentence, kWidth, 4));
      any = true;
    }
    if (!any) {
      out_ +=
          "  No weight test and no share of domestic metal decides for this code on this day.\n";
    }
  }

  [[nodiscard]] std::string domestic(const BomThreshold& test) const {
    std::string shares;
    for (const WorksheetMetal& metal : sheet_.metals) {
      const bool asked = std::find(test.materials.begin(), test.materials.end(), metal.material) !=
                         test.materials.end();
      if (asked) {
        shares += (shares.empty() ? "" : ", ") + name(metal) + " " +
                  (metal.domestic_share ? share_text(metal.domestic_share)
                   : metal.kg           ? "not stated"
                                        : "not known");
      }
    }
    return fmt::format("{}-melted share, for {}: {}; {} at least {}.", line_.schedule->jurisdiction,
                       detail::heading_of(a_, test.rule), shares.empty() ? "no such metal" : shares,
                       test.materials.size() > 1 ? "each listed metal needs" : "it needs",
                       to_string(test.threshold));
  }

  void missing() {
    for (const BomGap& gap : a_.gaps) {
      out_ += fmt::format("  {}\n", wrap("Missing: the " + detail::gap_text(gap) + " of '" +
                                             a_.rollup.rows[gap.row].path + "'",
                                         kWidth, 4));
    }
  }

  const BomAssessment& a_;
  const Worksheet& sheet_;
  const InputLine& line_;
  BomWords words_;
  std::string out_;
};

}  // namespace

std::string worksheet_text(const BomProduct& product, const BomAssessment& assessment,
                           const Worksheet& worksheet) {
  return assessment.errors.empty() ? WorksheetText(assessment, worksheet).run()
                                   : detail::rejected_text(product, assessment.errors);
}

}  // namespace tarex
