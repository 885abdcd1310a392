#include <fmt/format.h>

#include <algorithm>

#include "report/bom_json.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/csv_row.hpp"

/// The content worksheet of a product: what its broker asks for.
namespace tarex {
namespace {

using detail::BomWords;
using detail::CsvRow;
using detail::grouped;
using detail::JsonArray;
using detail::JsonObject;
using detail::TextTable;
using detail::wrap;
using Align = TextTable::Align;

constexpr std::size_t kWidth = 98;

std::string share_text(const std::optional<Rate>& share) {
  return share ? detail::percent_of(*share) + "%" : "?";
}

class WorksheetText {
 public:
  WorksheetText(const BomAssessment& assessment, const Worksheet& worksheet)
      : a_(assessment), sheet_(worksheet), line_(assessment.today.line), words_(assessment) {}

  std::string run() {
    out_ = words_.head(": content worksheet, entry " + to_string(line_.entry.date));
    if (sheet_.metals.empty()) {
      out_ += "  no metal of the law is in it\n";
      return std::move(out_);
    }
    values();
    weights();
    sources();
    tests();
    missing();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const std::string& name(const WorksheetMetal& metal) const {
    return a_.materials[metal.material].name;
  }
  [[nodiscard]] std::string each(const std::optional<Money>& lot) const {
    return lot ? detail::per_piece_text(a_, *lot) : "?";
  }

  void values() {
    TextTable table(
        {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    table.row({"value per piece, " + line_.currency.code(), "residual", "of price", "components",
               "of price", "for the lot"});
    for (const WorksheetMetal& metal : sheet_.metals) {
      table.row({name(metal), each(metal.residual), share_text(metal.residual_share),
                 each(metal.component), share_text(metal.component_share),
                 metal.declared ? grouped(*metal.declared, line_.currency) : "?"});
    }
    table.row({"price", each(line_.entry.value), "", each(line_.entry.value), "",
               grouped(line_.entry.value, line_.currency)});
    out_ += table.text();
    const bool residual = a_.valuation == ContentValuation::residual;
    out_ += fmt::format(
        "  {}\n\n",
        wrap(fmt::format("residual: price less the cost of the components that are not the metal, "
                         "labour stays in; components: sum of the metal's components. The lot goes "
                         "by {} (--valuation).",
                         residual ? "residual" : "components"),
             kWidth, 2));
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
                 least + detail::decimal_text(kg), note});
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
    row("net weight, without packaging", sheet_.net_kg, a_.rollup.sums.net_kg.known, {}, "");
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
            {name(metal), country(source.melt, ""), country(source.smelt, source.melt),
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
                  (metal.domestic_share ? share_text(metal.domestic_share) : "not stated");
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

class WorksheetJson {
 public:
  WorksheetJson(std::string& out, const BomAssessment& assessment, const Worksheet& worksheet)
      : a_(assessment), sheet_(worksheet), line_(assessment.today.line), object_(out) {}

  void run() {
    object_.text("sku", line_.sku);
    object_.text("name", line_.product);
    object_.text("hs", to_string(line_.entry.code));
    object_.text("origin", to_string(line_.entry.origin));
    object_.text("destination", line_.schedule->jurisdiction);
    object_.text("entry_date", to_string(line_.entry.date));
    object_.raw("quantity", detail::decimal_text(a_.quantity));
    object_.raw("price", detail::decimal_text(a_.price.micro()));
    object_.text("currency", line_.currency.code());
    object_.amount("customs_value", line_.entry.value, line_.currency);
    object_.raw("net_weight_kg", detail::decimal_or_null(sheet_.net_kg));
    object_.text("valuation", to_string(a_.valuation));
    JsonArray metals(object_.key("metals"));
    for (const WorksheetMetal& metal : sheet_.metals) {
      append(metals.next(), metal);
    }
    metals.close();
    detail::append_thresholds_json(object_.key("thresholds"), a_, sheet_.tests);
    JsonArray gaps(object_.key("missing"));
    for (const BomGap& gap : a_.gaps) {
      JsonObject item(gaps.next());
      item.text("name", a_.rollup.rows[gap.row].path);
      item.text("what", detail::gap_text(gap));
      item.close();
    }
    gaps.close();
    object_.close();
  }

 private:
  void amount(JsonObject& item, std::string_view name, const std::optional<Money>& value) const {
    if (value) {
      item.amount(name, *value, line_.currency);
    } else {
      item.raw(name, "null");
    }
  }

  void append(std::string& out, const WorksheetMetal& metal) const {
    JsonObject item(out);
    item.text("metal", a_.materials[metal.material].name);
    amount(item, "value", metal.declared);
    item.text("value_source", metal.stated ? "stated" : to_string(a_.valuation));
    amount(item, "residual_value", metal.residual);
    item.raw("residual_pct", detail::percent_or_null(metal.residual_share));
    amount(item, "component_value", metal.component);
    item.raw("component_pct", detail::percent_or_null(metal.component_share));
    item.raw("kg", detail::decimal_or_null(metal.kg));
    if (!metal.kg) {
      item.raw("kg_min", detail::decimal_text(metal.kg_floor));
    }
    item.raw("weight_pct", detail::percent_or_null(metal.mass_share));
    item.raw("counts_in_weight_test", metal.counts ? "true" : "false");
    item.raw("domestic_pct", detail::percent_or_null(metal.domestic_share));
    JsonArray sources(item.key("sources"));
    for (const MetalSource& source : metal.sources) {
      JsonObject one(sources.next());
      one.text("melt", source.melt);
      one.text("smelt", source.smelt.empty() ? source.melt : source.smelt);
      one.text("cast", source.cast.empty() ? source.melt : source.cast);
      one.raw(source.kg.complete ? "kg" : "kg_min", detail::decimal_text(source.kg.known));
      one.raw(source.value.complete ? "cost" : "cost_min",
              detail::decimal_text(source.value.known));
      one.close();
    }
    sources.close();
    item.close();
  }

  const BomAssessment& a_;
  const Worksheet& sheet_;
  const InputLine& line_;
  JsonObject object_;
};

constexpr std::string_view kColumns[] = {"sku",
                                         "name",
                                         "hs",
                                         "origin",
                                         "destination",
                                         "entry_date",
                                         "quantity",
                                         "currency",
                                         "customs_value",
                                         "net_weight_kg",
                                         "status",
                                         "metal",
                                         "value",
                                         "residual_value",
                                         "residual_pct",
                                         "component_value",
                                         "component_pct",
                                         "kg",
                                         "weight_pct",
                                         "counts_in_weight_test",
                                         "weight_test_pct",
                                         "weight_test_threshold_pct",
                                         "melt",
                                         "smelt",
                                         "cast",
                                         "domestic_pct",
                                         "domestic_threshold_pct",
                                         "missing",
                                         "errors"};

const BomThreshold* test_of(const Worksheet& sheet, std::size_t material, BomThreshold::Kind kind) {
  for (const BomThreshold& test : sheet.tests) {
    if (test.kind == kind &&
        std::find(test.materials.begin(), test.materials.end(), material) != test.materials.end()) {
      return &test;
    }
  }
  return nullptr;
}

/// `KR=12.5;JP=0.4`: kg by country, heaviest first.
std::string by_country(const WorksheetMetal& metal, std::string MetalSource::*member) {
  std::vector<std::pair<std::string, PartialSum>> sums;
  for (const MetalSource& source : metal.sources) {
    const std::string& own = source.*member;
    const std::string country = !own.empty() ? own : !source.melt.empty() ? source.melt : "?";
    auto at = std::find_if(sums.begin(), sums.end(),
                           [&](const auto& sum) { return sum.first == country; });
    if (at == sums.end()) {
      sums.emplace_back(country, source.kg);
    } else {
      at->second.known += source.kg.known;
      at->second.complete = at->second.complete && source.kg.complete;
    }
  }
  std::stable_sort(sums.begin(), sums.end(),
                   [](const auto& x, const auto& y) { return x.second.known > y.second.known; });
  std::string out;
  for (const auto& [country, kg] : sums) {
    out += (out.empty() ? "" : ";") + country + "=" +
           (kg.complete ? detail::decimal_text(kg.known) : std::string("?"));
  }
  return out;
}

std::string missing_text(const BomAssessment& a) {
  std::string out;
  for (const BomGap& gap : a.gaps) {
    out += (out.empty() ? "" : ";") + a.rollup.rows[gap.row].path + ": " + detail::gap_text(gap);
  }
  return out;
}

}  // namespace

std::string worksheet_text(const BomProduct& product, const BomAssessment& assessment,
                           const Worksheet& worksheet) {
  return assessment.errors.empty() ? WorksheetText(assessment, worksheet).run()
                                   : detail::rejected_text(product, assessment.errors);
}

void append_worksheet_json(std::string& out, const BomProduct& product,
                           const BomAssessment& assessment, const Worksheet& worksheet) {
  if (assessment.errors.empty()) {
    WorksheetJson(out, assessment, worksheet).run();
  } else {
    detail::append_rejected_product(out, product, assessment.errors);
  }
}

void append_worksheet_csv_header(std::string& out) {
  CsvRow row(out);
  for (const std::string_view name : kColumns) {
    row.cell(name);
  }
  row.end();
}

void append_worksheet_csv_rows(std::string& out, const BomProduct& product,
                               const BomAssessment& assessment, const Worksheet& worksheet) {
  if (!assessment.errors.empty()) {
    CsvRow row(out);
    for (const std::string_view name : kColumns) {
      row.cell(name == "errors"   ? std::string_view(assessment.errors.front().message)
               : name == "status" ? "rejected"
               : name == "name"   ? product.text("product")
                                  : product.text(name));
    }
    row.end();
    return;
  }
  const InputLine& line = assessment.today.line;
  for (const WorksheetMetal& metal : worksheet.metals) {
    CsvRow row(out);
    row.cell(line.sku);
    row.cell(line.product);
    row.cell(to_string(line.entry.code));
    row.cell(to_string(line.entry.origin));
    row.cell(line.schedule->jurisdiction);
    row.cell(to_string(line.entry.date));
    row.decimal(assessment.quantity);
    row.cell(line.currency.code());
    row.amount(line.entry.value, line.currency);
    row.decimal(worksheet.net_kg);
    row.cell(assessment.exact() ? "exact" : "range");
    row.cell(assessment.materials[metal.material].name);
    row.amount(metal.declared, line.currency);
    row.amount(metal.residual, line.currency);
    row.share(metal.residual_share);
    row.amount(metal.component, line.currency);
    row.share(metal.component_share);
    row.decimal(metal.kg);
    row.share(metal.mass_share);
    row.cell(metal.counts ? "yes" : "no");
    const BomThreshold* weight =
        test_of(worksheet, metal.material, BomThreshold::Kind::listed_weight);
    row.share(weight == nullptr ? std::nullopt : weight->share);
    row.share(weight == nullptr ? std::nullopt : std::optional(weight->threshold));
    row.cell(by_country(metal, &MetalSource::melt));
    row.cell(by_country(metal, &MetalSource::smelt));
    row.cell(by_country(metal, &MetalSource::cast));
    row.share(metal.domestic_share);
    const BomThreshold* domestic =
        test_of(worksheet, metal.material, BomThreshold::Kind::domestic_metal);
    row.share(domestic == nullptr ? std::nullopt : std::optional(domestic->threshold));
    row.cell(missing_text(assessment));
    row.cell("");
    row.end();
  }
}

}  // namespace tarex
